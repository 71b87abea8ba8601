import { sleep, write } from 'lab';

const signs = ['|', '/', '-', '\\'];

/** Turns until the signal aborts, and for 5 s at most. */
export async function spin(text: string, signal: AbortSignal) {
  for (let turn = 0; turn < 50 && !signal.aborted; turn++) {
    write(`\r${signs[turn % signs.length]} ${text}`);
    await sleep(100, { signal }).catch(() => {});
  }
  write(`\r${' '.repeat(text.length + 2)}\r`);
}
