/**
 * Number of pages of a PDF that a browser has written: its root of pages says it in plain text.
 * @throws when the file is no such PDF
 */
export function countPdfPages(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!text.startsWith('%PDF-')) throw new Error('Expected a PDF, found something else.');
  const counts = [
    ...text.matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)|\/Count\s+(\d+)[^>]*?\/Type\s*\/Pages\b/g),
  ];
  const most = Math.max(0, ...counts.map(([, before, after]) => Number(before ?? after)));
  if (most === 0) throw new Error('Expected a PDF whose number of pages can be read, found none.');
  return most;
}
