/** Address of a painted picture that is safe to put into an `<img>`; null when there is none. What the realm says is not trusted. */
export function toPictureSource(picture: { mime: string; url?: string; data?: string }): string | null {
  const { mime, url, data } = picture;
  if (url !== undefined) return /^\/net\/[\w./-]+$/u.test(url) && !url.includes('..') ? url : null;
  if (data === undefined || !/^image\/[\w.+-]+$/u.test(mime) || !/^[\w+/]*={0,2}$/u.test(data)) return null;
  return `data:${mime};base64,${data}`;
}
