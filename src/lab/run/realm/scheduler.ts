import { WAIT_CODES } from '../wire.ts';
import type { Core } from './core.ts';
import { deliver } from './deliver.ts';
import { RANK, SOURCE, type Rank } from './event-queue.ts';
import { apply, isInstance, NativePromise, NativeTypeError } from './intrinsics.ts';
import { toDelayMs, type Timers } from './timers.ts';

const TURN_WAIT = WAIT_CODES.indexOf('turn');

/**
 * `scheduler` of the Prioritized Task Scheduling API. Order among due events, as measured in Chromium's workers:
 * user-blocking tasks, continuations of `yield()`, then timers, messages and user-visible tasks by age, then background.
 */
export function createScheduler(core: Core, timers: Timers): object {
  const addListener = EventTarget.prototype.addEventListener;
  const signalGetter = (key: string): (() => unknown) =>
    Object.getOwnPropertyDescriptor(AbortSignal.prototype, key)?.get as () => unknown;
  const isAborted = signalGetter('aborted');
  const abortReason = signalGetter('reason');
  const NativeSignal = AbortSignal;

  function findRank(priority: unknown): Rank {
    switch (priority) {
      case 'user-blocking':
        return RANK.userBlocking;
      case undefined:
      case 'user-visible':
        return RANK.normal;
      case 'background':
        return RANK.background;
      default:
        throw new NativeTypeError(
          "postTask: 'priority' is one of 'user-blocking', 'user-visible' and 'background'.",
        );
    }
  }

  return {
    yield() {
      const lane = core.currentLane();
      const { site } = core;
      const wait = { code: TURN_WAIT, id: 0, firedEvent: -1 };
      const promise = new NativePromise<void>((resolve) => {
        const origin = { source: SOURCE.tasks, kind: 'turn', detail: '', lane, site };
        const resume = (): void => deliver(core, 'turn', lane, site, -1, resolve);
        core.queue.add(core.now(), RANK.continuation, resume, origin);
      });
      core.markPromise(promise, wait);
      return promise;
    },
    postTask(callback: unknown, options: { priority?: unknown; delay?: unknown; signal?: unknown } = {}) {
      if (typeof callback !== 'function') throw new NativeTypeError('postTask needs a function to call.');
      const { delay, signal } = options;
      const rank = findRank(options.priority);
      const lane = core.currentLane();
      const { site } = core;
      const hasSignal = apply(isInstance, NativeSignal, [signal]) as boolean;
      let wait = { code: TURN_WAIT, id: 0, firedEvent: -1 };
      const promise = new NativePromise<unknown>((resolve, reject) => {
        if (hasSignal && (apply(isAborted, signal, []) as boolean)) {
          reject(apply(abortReason, signal, []));
          return;
        }
        const run = (): void => {
          try {
            resolve(apply(callback as () => unknown, undefined, []));
          } catch (error) {
            reject(error);
          }
        };
        const delayMs = toDelayMs(delay ?? 0);
        let cancel: () => void;
        if (delayMs > 0) {
          const timer = timers.set('task', delayMs, run, { rank });
          wait = timer.wait;
          cancel = () => timers.clear(timer);
        } else {
          const origin = { source: SOURCE.tasks, kind: 'task', detail: '', lane, site };
          const start = (): void => deliver(core, 'task', lane, site, -1, run);
          const event = core.queue.add(core.now(), rank, start, origin);
          cancel = () => core.queue.cancel(event);
        }
        if (hasSignal) {
          const onAbort = (): void => {
            cancel();
            reject(apply(abortReason, signal, []));
          };
          apply(addListener, signal, ['abort', onAbort]);
        }
      });
      core.markPromise(promise, wait);
      return promise;
    },
  };
}
