/**
 * A short fingerprint of a text: 64 bits as 16 hex digits. Stable across machines; not a defence against forgery.
 * FNV-1a over UTF-16 code units, with the 64-bit product put together from 16-bit parts:
 * http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function toHash(text: string): string {
  // The offset basis 0xcbf29ce484222325 and the prime 0x100000001b3, lowest part first.
  let h0 = 0x2325;
  let h1 = 0x8422;
  let h2 = 0x9ce4;
  let h3 = 0xcbf2;
  for (let index = 0; index < text.length; index++) {
    h0 ^= text.charCodeAt(index);
    const p0 = h0 * 0x1b3;
    const p1 = h1 * 0x1b3 + (p0 >>> 16);
    const p2 = h2 * 0x1b3 + ((h0 << 8) >>> 0) + (p1 >>> 16);
    const p3 = h3 * 0x1b3 + ((h1 << 8) >>> 0) + Math.floor(p2 / 0x10000);
    h0 = p0 & 0xffff;
    h1 = p1 & 0xffff;
    h2 = p2 & 0xffff;
    h3 = p3 & 0xffff;
  }
  return [h3, h2, h1, h0].map((part) => part.toString(16).padStart(4, '0')).join('');
}
