/**
 * A name that no other window draws. `crypto.randomUUID` is there in secure contexts alone, and a room that reads a pack at
 * `http://192.168.…` is none.
 */
export function createId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
