import { checkSize, take, takeAsync, type SyncHost, type Touch } from './sync-host.ts';

/** A number of permits that threads take and give back. */
export interface Semaphore {
  acquire(): Disposable;
  acquireAsync(): Promise<Disposable>;
  release(): void;
}
export type SemaphoreConstructor = new (
  permits: number,
  memory?: Int32Array<SharedArrayBuffer>,
  index?: number,
) => Semaphore;

/** One cell: permits taken. Below 0 when more were given than taken. */
export function createSemaphore(host: SyncHost): SemaphoreConstructor {
  const { atomics } = host;

  return class Semaphore {
    readonly #permits: number;
    readonly #cells: Int32Array<SharedArrayBuffer>;
    readonly #touch: Touch;

    constructor(permits: number, memory?: Int32Array<SharedArrayBuffer>, index = 0) {
      this.#permits = checkSize('The number of permits', permits, 0);
      this.#cells = host.place(this, { type: 'Semaphore', cellCount: 1, size: permits, memory, index });
      this.#touch = { cells: this.#cells, from: 0, count: 1 };
    }

    acquire(): Disposable {
      take(host, this.#touch, 'below', this.#permits, 'acquired', () => this.#try());
      return host.held(() => this.release());
    }

    async acquireAsync(): Promise<Disposable> {
      await takeAsync(host, this.#touch, 'acquired', () => this.#try());
      return host.held(() => this.release());
    }

    release(): void {
      host.release(this.#touch, () => {
        atomics.sub(this.#cells, 0, 1);
        atomics.notify(this.#cells, 0);
      });
    }

    #try(): number | null {
      for (;;) {
        const taken = atomics.load(this.#cells, 0);
        if (taken >= this.#permits) return taken;
        if (atomics.compareExchange(this.#cells, 0, taken, taken + 1) === taken) return null;
      }
    }
  };
}
