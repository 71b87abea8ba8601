import { sleep, write } from 'lab';

const signs = ['|', '/', '-', '\\'];

export async function spin(text: string, signal: AbortSignal) {
  try {
    for (let turn = 0; ; turn++) {
      write(`\r${signs[turn % signs.length]} ${text}`);
      await sleep(100, { signal });
    }
  } catch (error) {
    if (error !== signal.reason) throw error;
  } finally {
    write(`\r${' '.repeat(text.length + 2)}\r`);
  }
}
