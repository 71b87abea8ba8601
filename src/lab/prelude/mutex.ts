import { take, takeAsync, type SyncHost, type Touch } from './sync-host.ts';

/** A lock that one thread has at a time. */
export interface Mutex {
  lock(): Disposable;
  lockAsync(): Promise<Disposable>;
  unlock(): void;
  readonly isMine: boolean;
}
export type MutexConstructor = new (memory?: Int32Array<SharedArrayBuffer>, index?: number) => Mutex;

const FREE = 0;

/** One cell: 0 = free, else 1 + the number of the thread that has it. */
export function createMutex(host: SyncHost): MutexConstructor {
  const { atomics } = host;
  const me = host.thread + 1;

  return class Mutex {
    readonly #cells: Int32Array<SharedArrayBuffer>;
    readonly #touch: Touch;

    constructor(memory?: Int32Array<SharedArrayBuffer>, index = 0) {
      this.#cells = host.place(this, { type: 'Mutex', cellCount: 1, size: 0, memory, index });
      this.#touch = { cells: this.#cells, from: 0, count: 1 };
    }

    get isMine(): boolean {
      return this.#cells[0] === me; // no other thread can make this true or false
    }

    lock(): Disposable {
      if (this.isMine) {
        throw new Error('lock(): this thread already has the mutex, and would wait for itself for ever.');
      }
      take(host, this.#touch, 'equal', FREE, 'acquired', () => this.#try());
      return host.held(() => this.unlock());
    }

    async lockAsync(): Promise<Disposable> {
      await takeAsync(host, this.#touch, 'acquired', () => this.#try());
      return host.held(() => this.unlock());
    }

    unlock(): void {
      if (!this.isMine) {
        throw new Error(
          'unlock(): this thread does not have the mutex. Only the thread that locked it unlocks it, and once.',
        );
      }
      host.release(this.#touch, () => {
        atomics.store(this.#cells, 0, FREE);
        atomics.notify(this.#cells, 0);
      });
    }

    #try(): number | null {
      const holder = atomics.compareExchange(this.#cells, 0, FREE, me);
      return holder === FREE ? null : holder;
    }
  };
}
