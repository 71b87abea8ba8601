import { blockingSleep } from 'lab';

/** Holds its thread for 450 ms. */
export function hash(text: string) {
  let sum = 0x811c9dc5;
  for (const sign of text)
    sum = Math.imul(sum ^ sign.charCodeAt(0), 0x01000193);
  blockingSleep(450); // what a long text would take
  return (sum >>> 0).toString(16);
}
