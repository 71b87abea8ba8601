import { checkSize, take, takeAsync, type SyncHost, type Touch } from './sync-host.ts';

/** A queue of numbers between threads with a fixed number of places. */
export interface Channel<T extends number = number> {
  send(value: T): void;
  sendAsync(value: T): Promise<void>;
  receive(): T | undefined;
  receiveAsync(): Promise<T | undefined>;
  close(): void;
  [Symbol.iterator](): IterableIterator<T>;
  [Symbol.asyncIterator](): AsyncIterableIterator<T>;
}
export type ChannelConstructor = new <T extends number = number>(
  capacity: number,
  memory?: Int32Array<SharedArrayBuffer>,
  index?: number,
) => Channel<T>;

/**
 * Cells: the number of items, or −1 − that once the channel is closed; the place of the oldest item; a lock around both in free
 * runs; then two cells for each place.
 */
const STATE = 0;
const OLDEST = 1;
const LOCK = 2;
const PLACES = 3;

export function createChannel(host: SyncHost): ChannelConstructor {
  const { atomics } = host;
  const words = new Int32Array(2);
  const double = new Float64Array(words.buffer); // the same 64 bits as a number

  return class Channel<T extends number = number> {
    readonly #capacity: number;
    readonly #cells: Int32Array<SharedArrayBuffer>;
    readonly #touch: Touch;

    constructor(capacity: number, memory?: Int32Array<SharedArrayBuffer>, index = 0) {
      this.#capacity = checkSize('The number of places', capacity, 1);
      const cellCount = PLACES + 2 * capacity;
      this.#cells = host.place(this, { type: 'Channel', cellCount, size: capacity, memory, index });
      this.#touch = { cells: this.#cells, from: STATE, count: cellCount };
    }

    send(value: T): void {
      checkNumber(value);
      take(host, this.#touch, 'notEqual', this.#capacity, 'released', () => this.#trySend(value));
    }

    async sendAsync(value: T): Promise<void> {
      checkNumber(value);
      await takeAsync(host, this.#touch, 'released', () => this.#trySend(value));
    }

    receive(): T | undefined {
      const into: { value?: T } = {};
      take(host, this.#touch, 'notEqual', 0, 'acquired', () => this.#tryReceive(into));
      return into.value;
    }

    async receiveAsync(): Promise<T | undefined> {
      const into: { value?: T } = {};
      await takeAsync(host, this.#touch, 'acquired', () => this.#tryReceive(into));
      return into.value;
    }

    close(): void {
      host.release(this.#touch, () =>
        this.#alone(() => {
          const items = atomics.load(this.#cells, STATE);
          if (items >= 0) atomics.store(this.#cells, STATE, -1 - items);
          return null;
        }),
      );
    }

    *[Symbol.iterator](): IterableIterator<T> {
      for (let value = this.receive(); value !== undefined; value = this.receive()) yield value;
    }

    async *[Symbol.asyncIterator](): AsyncIterableIterator<T> {
      for (;;) {
        const value = await this.receiveAsync();
        if (value === undefined) return;
        yield value;
      }
    }

    #trySend(value: T): number | null {
      if (atomics.load(this.#cells, STATE) === this.#capacity) return this.#capacity;
      return this.#alone(() => {
        const items = atomics.load(this.#cells, STATE);
        if (items < 0) throw new Error('send(): the channel is closed.');
        if (items === this.#capacity) return items;
        const place = (this.#cells[OLDEST] ?? 0) + items;
        const at = PLACES + 2 * (place % this.#capacity);
        double[0] = value;
        this.#cells[at] = words[0] ?? 0;
        this.#cells[at + 1] = words[1] ?? 0;
        atomics.store(this.#cells, STATE, items + 1);
        return null;
      });
    }

    #tryReceive(into: { value?: T }): number | null {
      const seen = atomics.load(this.#cells, STATE);
      if (seen === 0) return 0;
      if (seen === -1) return null; // closed, and nothing is left
      return this.#alone(() => {
        const state = atomics.load(this.#cells, STATE);
        if (state === 0) return 0;
        if (state === -1) return null;
        const oldest = this.#cells[OLDEST] ?? 0;
        const at = PLACES + 2 * oldest;
        words[0] = this.#cells[at] ?? 0;
        words[1] = this.#cells[at + 1] ?? 0;
        into.value = double[0] as T;
        this.#cells[OLDEST] = (oldest + 1) % this.#capacity;
        atomics.store(this.#cells, STATE, state > 0 ? state - 1 : state + 1);
        return null;
      });
    }

    /** Runs `body` while no other thread is in here, and wakes those who wait for what it changed. */
    #alone(body: () => number | null): number | null {
      while (atomics.compareExchange(this.#cells, LOCK, 0, 1) !== 0) atomics.wait(this.#cells, LOCK, 1);
      try {
        return body();
      } finally {
        atomics.store(this.#cells, LOCK, 0);
        atomics.notify(this.#cells, LOCK);
        atomics.notify(this.#cells, STATE);
      }
    }
  };
}

function checkNumber(value: unknown): void {
  if (typeof value === 'number') return;
  throw new TypeError(
    `send() takes a number; it was given ${typeof value}. A channel holds 64 bits an item.`,
  );
}
