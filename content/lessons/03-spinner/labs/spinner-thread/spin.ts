import { write } from 'lab';

const signs = ['|', '/', '-', '\\'];

/** Turns until `done[0]` is no longer 0. */
export function spin(text: string, done: Int32Array) {
  for (let turn = 0; ; turn++) {
    write(`\r${signs[turn % signs.length]} ${text}`);
    if (Atomics.wait(done, 0, 0, 100) !== 'timed-out') break;
  }
  write(`\r${' '.repeat(text.length + 2)}\r`);
}
