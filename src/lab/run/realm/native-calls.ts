import { CODE } from '../wire.ts';
import type { Core } from './core.ts';
import { deliver } from './deliver.ts';
import { RANK } from './event-queue.ts';
import { apply, bareList, max, NativePromise } from './intrinsics.ts';

/** Operations that complete outside the program's own queues. */
export interface NativeCalls {
  /**
   * Starts a native operation and delivers its end as an event of the run. Under the virtual clock time stands still
   * until it is back and then takes what is left of `delayMs` since the call; ends that came together are delivered in the order of their calls.
   */
  call<T>(name: string, start: () => Promise<T>, delayMs?: number): Promise<T>;
  /**
   * Queues the ends that have come, in the order of their calls. For the event loop of the virtual clock, once nothing
   * native is on the way any more, requests included.
   */
  collect(): void;
  /** Set by the event loop: called when there is something to go on with. */
  onReady: () => void;
  /** Forgets what is on the way; a new execution begins. What still comes back of the one before is not heard. */
  reset(): void;
}

const promiseThen = NativePromise.prototype.then;

interface Slot {
  name: string;
  lane: number;
  site: number;
  /** Not delivered before, in ms of the run's clock. */
  dueMs: number;
  settle: (() => void) | null;
}

export function createNativeCalls(core: Core): NativeCalls {
  let slots = bareList<Slot>();
  let execution = 0;

  function queueSlot(slot: Slot): void {
    const { name, lane, site, dueMs } = slot;
    const origin = { source: core.queue.newSource(), kind: name, detail: '', lane, site };
    const receive = (): void => {
      const event = core.emit(CODE.received, lane, site, -1, 0, 0, name);
      deliver(core, name, lane, site, event, slot.settle as () => void);
    };
    core.queue.add(max(core.now(), dueMs), RANK.normal, receive, origin);
  }

  const calls: NativeCalls = {
    onReady: () => undefined,
    collect() {
      if (slots.length === 0) return;
      const done = slots;
      slots = bareList();
      for (let k = 0; k < done.length; k++) queueSlot(done[k] as Slot);
    },
    call(name, start, delayMs = 0) {
      const slot: Slot = { name, lane: core.currentLane(), site: core.site, dueMs: 0, settle: null };
      const ownExecution = execution;
      return new NativePromise((resolve, reject) => {
        const finish = (settle: () => void): void => {
          if (core.isEnded || execution !== ownExecution) return;
          slot.settle = settle;
          core.nativePending--;
          if (!core.isVirtual) {
            slot.dueMs = core.now() + delayMs;
            queueSlot(slot);
          }
          calls.onReady();
        };
        core.nativePending++;
        if (core.isVirtual) {
          slot.dueMs = core.now() + delayMs;
          slots[slots.length] = slot;
        }
        void apply(promiseThen, start(), [
          (value: unknown) => finish(() => resolve(value as never)),
          (error: unknown) => finish(() => reject(error)),
        ]);
      });
    },
    reset() {
      execution++;
      if (slots.length > 0) slots = bareList();
    },
  };
  return calls;
}
