/** Bytes as text that a link can hold, without padding: RFC 4648, section 5. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Bytes as base64url text. */
export function encodeBase64Url(bytes: readonly number[]): string {
  let text = '';
  for (let k = 0; k < bytes.length; k += 3) {
    const left = Math.min(3, bytes.length - k);
    const group = ((bytes[k] as number) << 16) | ((bytes[k + 1] ?? 0) << 8) | (bytes[k + 2] ?? 0);
    for (let c = 0; c <= left; c++) text += ALPHABET.charAt((group >>> (18 - 6 * c)) & 63);
  }
  return text;
}

/** The bytes of a base64url text, or null when it is none. */
export function decodeBase64Url(text: string): Uint8Array | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let group = 0;
  let bits = 0;
  let at = 0;
  for (let k = 0; k < text.length; k++) {
    const digit = ALPHABET.indexOf(text.charAt(k));
    if (digit < 0) return null;
    group = ((group << 6) | digit) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (group >>> bits) & 0xff;
    }
  }
  return bytes;
}
