// Edit this file: the spinner must stop as soon as it is told,
// and leave nothing of itself behind.
import { sleep, write } from 'lab';

const signs = ['|', '/', '-', '\\'];

export async function spin(text: string, signal: AbortSignal) {
  for (let turn = 0; !signal.aborted; turn++) {
    write(`\r${signs[turn % signs.length]} ${text}`);
    await sleep(100);
  }
}
