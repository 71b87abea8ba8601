/** A size as people say it: `36.2 MB`. */
export function toSizeText(sizeBytes: number): string {
  if (sizeBytes < 1e6) return `${Math.max(1, Math.round(sizeBytes / 1e3))} KB`;
  if (sizeBytes >= 1e9) return `${(sizeBytes / 1e9).toFixed(1)} GB`;
  return `${(sizeBytes / 1e6).toFixed(1)} MB`;
}
