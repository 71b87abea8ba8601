import type { Mutex } from './mutex.ts';
import { take, takeAsync, type SyncHost, type Touch } from './sync-host.ts';

/** A place where threads that have a mutex wait until another one says that something has changed. */
export interface Condition {
  wait(): void;
  waitAsync(): Promise<void>;
  notify(): void;
  notifyAll(): void;
}
export type ConditionConstructor = new (
  mutex: Mutex,
  memory?: Int32Array<SharedArrayBuffer>,
  index?: number,
) => Condition;

/** Cells: how many waits have been ended, how many have begun. Who waits draws a number and goes when that many were ended. */
const ENDED = 0;
const BEGUN = 1;

export function createCondition(host: SyncHost): ConditionConstructor {
  const { atomics } = host;

  return class Condition {
    readonly #mutex: Mutex;
    readonly #cells: Int32Array<SharedArrayBuffer>;
    readonly #ended: Touch;
    readonly #both: Touch;

    constructor(mutex: Mutex, memory?: Int32Array<SharedArrayBuffer>, index = 0) {
      this.#mutex = mutex;
      this.#cells = host.place(this, { type: 'Condition', cellCount: 2, size: 0, memory, index, mutex });
      this.#ended = { cells: this.#cells, from: ENDED, count: 1 };
      this.#both = { cells: this.#cells, from: ENDED, count: 2 };
    }

    wait(): void {
      const number = this.#begin('wait');
      take(host, this.#ended, 'above', number, 'acquired', () => this.#try(number));
      this.#mutex.lock();
    }

    async waitAsync(): Promise<void> {
      const number = this.#begin('waitAsync');
      await takeAsync(host, this.#ended, 'acquired', () => this.#try(number));
      take(host, this.#ended, 'above', number, 'acquired', () => this.#try(number)); // goes at once
      await this.#mutex.lockAsync();
    }

    notify(): void {
      host.release(this.#both, () => this.#end(1));
    }

    notifyAll(): void {
      host.release(this.#both, () => this.#end(Infinity));
    }

    /** Joins the waiters while nobody else has the mutex: a notify that comes after the unlock finds this one waiting. */
    #begin(method: string): number {
      if (!this.#mutex.isMine) {
        throw new Error(`${method}(): lock the condition's mutex first; waiting gives it back.`);
      }
      const number = atomics.add(this.#cells, BEGUN, 1);
      this.#mutex.unlock();
      return number;
    }

    #try(number: number): number | null {
      const ended = atomics.load(this.#cells, ENDED);
      return ended > number ? null : ended;
    }

    /** Ends the oldest waits. Without any nothing happens: a notify is not kept. */
    #end(most: number): void {
      for (;;) {
        const ended = atomics.load(this.#cells, ENDED);
        const waiting = atomics.load(this.#cells, BEGUN) - ended;
        if (waiting === 0) return;
        const next = ended + (waiting < most ? waiting : most);
        if (atomics.compareExchange(this.#cells, ENDED, ended, next) === ended) break;
      }
      atomics.notify(this.#cells, ENDED);
    }
  };
}
