import { checkSize, take, takeAsync, type SyncHost, type Touch } from './sync-host.ts';

/** A place where threads wait for each other: all go on together when the last one has come. */
export interface Barrier {
  wait(): boolean;
  waitAsync(): Promise<boolean>;
}
export type BarrierConstructor = new (
  parties: number,
  memory?: Int32Array<SharedArrayBuffer>,
  index?: number,
) => Barrier;

/** Cells: how often the barrier has opened, and how many have come since. */
const OPENED = 0;
const COME = 1;

export function createBarrier(host: SyncHost): BarrierConstructor {
  const { atomics } = host;

  return class Barrier {
    readonly #parties: number;
    readonly #cells: Int32Array<SharedArrayBuffer>;
    readonly #opened: Touch;
    readonly #both: Touch;

    constructor(parties: number, memory?: Int32Array<SharedArrayBuffer>, index = 0) {
      this.#parties = checkSize('The number of threads that meet', parties, 1);
      this.#cells = host.place(this, { type: 'Barrier', cellCount: 2, size: parties, memory, index });
      this.#opened = { cells: this.#cells, from: OPENED, count: 1 };
      this.#both = { cells: this.#cells, from: OPENED, count: 2 };
    }

    wait(): boolean {
      const opened = this.#cells[OPENED] ?? 0; // can't change before this thread has come
      if (this.#come()) return true;
      take(host, this.#opened, 'notEqual', opened, 'acquired', () => this.#try(opened));
      return false;
    }

    async waitAsync(): Promise<boolean> {
      const opened = this.#cells[OPENED] ?? 0;
      if (this.#come()) return true;
      await takeAsync(host, this.#opened, 'acquired', () => this.#try(opened));
      take(host, this.#opened, 'notEqual', opened, 'acquired', () => this.#try(opened)); // goes at once
      return false;
    }

    /** Whether this thread is the last one: then it opens the barrier for all. */
    #come(): boolean {
      const come = atomics.add(this.#cells, COME, 1) + 1;
      if (come > this.#parties) {
        throw new Error(
          `This barrier is for ${this.#parties} threads that come together, and one more has come before it opened.`,
        );
      }
      if (come < this.#parties) return false;
      host.release(this.#both, () => {
        atomics.store(this.#cells, COME, 0);
        atomics.add(this.#cells, OPENED, 1);
        atomics.notify(this.#cells, OPENED);
      });
      return true;
    }

    #try(opened: number): number | null {
      return atomics.load(this.#cells, OPENED) === opened ? opened : null;
    }
  };
}
