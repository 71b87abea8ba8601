import { sleep, write } from 'lab';

const signs = ['|', '/', '-', '\\'];

/** Turns until the signal aborts. */
export async function spin(text: string, signal: AbortSignal) {
  for (let turn = 0; !signal.aborted; turn++) {
    write(`\r${signs[turn % signs.length]} ${text}`);
    await sleep(100, { signal }).catch(() => {});
  }
  write(`\r${' '.repeat(text.length + 2)}\r`);
}
