import { sleep } from 'lab';

/** Letters wait for readers, or readers for letters. */
export class Mailbox<T> {
  #letters: T[] = [];

  put(letter: T): void {
    this.#letters.push(letter);
  }

  async take(): Promise<T> {
    while (this.#letters.length === 0) await sleep(100); // look again
    return this.#letters.shift() as T;
  }
}
