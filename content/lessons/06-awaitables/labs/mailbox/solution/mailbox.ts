/** Letters wait for readers, or readers for letters. */
export class Mailbox<T> {
  #letters: T[] = [];
  #readers: ((letter: T) => void)[] = [];

  put(letter: T): void {
    const reader = this.#readers.shift();
    if (reader) reader(letter);
    else this.#letters.push(letter);
  }

  async take(): Promise<T> {
    if (this.#letters.length > 0) return this.#letters.shift() as T;
    const { promise, resolve } = Promise.withResolvers<T>();
    this.#readers.push(resolve);
    return promise;
  }
}
