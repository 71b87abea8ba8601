import { take, takeAsync, type SyncHost, type Touch } from './sync-host.ts';

/** A lock that many threads have for reading, or one for writing. */
export interface RwLock {
  lockRead(): Disposable;
  lockReadAsync(): Promise<Disposable>;
  unlockRead(): void;
  lockWrite(): Disposable;
  lockWriteAsync(): Promise<Disposable>;
  unlockWrite(): void;
}
export type RwLockConstructor = new (memory?: Int32Array<SharedArrayBuffer>, index?: number) => RwLock;

const FREE = 0;

/** One cell: 0 = free, above = the number of readers, below = a writer: −1 − its thread. */
export function createRwLock(host: SyncHost): RwLockConstructor {
  const { atomics } = host;
  const writer = -1 - host.thread;

  return class RwLock {
    readonly #cells: Int32Array<SharedArrayBuffer>;
    readonly #touch: Touch;

    constructor(memory?: Int32Array<SharedArrayBuffer>, index = 0) {
      this.#cells = host.place(this, { type: 'RwLock', cellCount: 1, size: 0, memory, index });
      this.#touch = { cells: this.#cells, from: 0, count: 1 };
    }

    lockRead(): Disposable {
      this.#checkNotWriting('lockRead');
      take(host, this.#touch, 'above', -1, 'acquired', () => this.#tryRead());
      return host.held(() => this.unlockRead());
    }

    async lockReadAsync(): Promise<Disposable> {
      await takeAsync(host, this.#touch, 'acquired', () => this.#tryRead());
      return host.held(() => this.unlockRead());
    }

    unlockRead(): void {
      host.release(this.#touch, () => {
        for (;;) {
          const readers = atomics.load(this.#cells, 0);
          if (readers <= 0) {
            throw new Error(
              'unlockRead(): nobody has this lock for reading. Each lockRead is unlocked once.',
            );
          }
          if (atomics.compareExchange(this.#cells, 0, readers, readers - 1) === readers) break;
        }
        atomics.notify(this.#cells, 0);
      });
    }

    lockWrite(): Disposable {
      this.#checkNotWriting('lockWrite');
      take(host, this.#touch, 'equal', FREE, 'acquired', () => this.#tryWrite());
      return host.held(() => this.unlockWrite());
    }

    async lockWriteAsync(): Promise<Disposable> {
      await takeAsync(host, this.#touch, 'acquired', () => this.#tryWrite());
      return host.held(() => this.unlockWrite());
    }

    unlockWrite(): void {
      if (this.#cells[0] !== writer) {
        throw new Error(
          'unlockWrite(): this thread does not have the lock for writing. Only the thread that locked it unlocks it, and once.',
        );
      }
      host.release(this.#touch, () => {
        atomics.store(this.#cells, 0, FREE);
        atomics.notify(this.#cells, 0);
      });
    }

    #tryRead(): number | null {
      for (;;) {
        const readers = atomics.load(this.#cells, 0);
        if (readers < 0) return readers;
        if (atomics.compareExchange(this.#cells, 0, readers, readers + 1) === readers) return null;
      }
    }

    #tryWrite(): number | null {
      const found = atomics.compareExchange(this.#cells, 0, FREE, writer);
      return found === FREE ? null : found;
    }

    #checkNotWriting(method: string): void {
      if (this.#cells[0] !== writer) return;
      throw new Error(
        `${method}(): this thread has the lock for writing, and would wait for itself for ever.`,
      );
    }
  };
}
