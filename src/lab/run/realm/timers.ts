import type { Wait } from '../hooks.ts';
import type { TIMER_KINDS } from '../wire.ts';
import { CODE, WAIT_CODES } from '../wire.ts';
import type { Core } from './core.ts';
import { deliver } from './deliver.ts';
import { RANK, type PendingEvent, type Rank } from './event-queue.ts';
import { apply, createSafeMap, NativeTypeError, toNumber, trunc } from './intrinsics.ts';

export type TimerKind = (typeof TIMER_KINDS)[number];

/** Timers of one run, on its clock, as HTML has them. */
export interface Timers {
  /** @returns the timer's id; `wait` is what a promise that ends with it waits for. */
  set(
    kind: TimerKind,
    delayMs: number,
    callback: () => void,
    options?: TimerOptions,
  ): { id: number; wait: Wait };
  clear(id: number): void;
  /** The global functions. */
  readonly globals: Record<string, (...args: never[]) => unknown>;
}

interface TimerOptions {
  isRepeating?: boolean;
  isWeak?: boolean;
  rank?: Rank;
}

interface Timer {
  event: PendingEvent;
  lane: number;
  isWeak: boolean;
}

/** Timers nested deeper than this are held to at least MIN_NESTED_MS (HTML, "timer initialization steps"). */
const MAX_NESTING = 5;
const MIN_NESTED_MS = 4;
const TIMER_WAIT = WAIT_CODES.indexOf('timer');

export function createTimers(core: Core): Timers {
  const timers = createSafeMap<number, Timer>();
  let nextId = 1;

  function set(
    kind: TimerKind,
    delayMs: number,
    callback: () => void,
    { isRepeating = false, isWeak = false, rank = RANK.normal }: TimerOptions = {},
  ): { id: number; wait: Wait } {
    const id = nextId++;
    const lane = core.currentLane();
    const { site } = core;
    const wait: Wait = { code: TIMER_WAIT, id, firedEvent: -1 };
    let nesting = core.timerNesting + 1;

    function arm(fromMs: number): PendingEvent {
      const heldMs = nesting > MAX_NESTING && delayMs < MIN_NESTED_MS ? MIN_NESTED_MS : delayMs;
      const event = core.emit(CODE['timer-set'], lane, site, -1, id, heldMs, kind);
      return core.queue.add(fromMs + heldMs, rank, () => fire(event), isWeak);
    }

    function fire(setEvent: number): void {
      wait.firedEvent = core.emit(CODE['timer-fired'], lane, site, setEvent, id, 0);
      core.timerNesting = nesting;
      const firedAtMs = core.now();
      if (!isRepeating) drop(id);
      deliver(core, 'timer', lane, site, wait.firedEvent, callback);
      const timer = isRepeating ? timers.get(id) : undefined;
      if (timer) {
        if (nesting <= MAX_NESTING) nesting++;
        timer.event = arm(core.isVirtual ? firedAtMs : core.now());
      }
    }

    timers.set(id, { event: arm(core.now()), lane, isWeak });
    if (!isWeak) core.alive.timers++;
    return { id, wait };
  }

  function drop(id: number): Timer | undefined {
    const timer = timers.get(id);
    if (!timer) return undefined;
    timers.delete(id);
    if (!timer.isWeak) core.alive.timers--;
    return timer;
  }

  function clear(id: number): void {
    const timer = drop(id);
    if (!timer) return;
    core.queue.cancel(timer.event);
    core.emit(CODE['timer-cleared'], timer.lane, core.site, -1, id, 0);
  }

  function setByProgram(isRepeating: boolean, handler: unknown, delay: unknown, args: unknown[]): number {
    if (typeof handler !== 'function') {
      throw new NativeTypeError(
        `${isRepeating ? 'setInterval' : 'setTimeout'} needs a function to call; it was given ${typeof handler}. Pass the function itself, without ().`,
      );
    }
    const callback = (): void => void apply(handler as () => void, undefined, args);
    return set(isRepeating ? 'interval' : 'timeout', toDelayMs(delay), callback, { isRepeating }).id;
  }

  function clearByProgram(id: unknown): void {
    if (typeof id === 'number') clear(id);
  }

  return {
    set,
    clear,
    globals: {
      setTimeout: (handler: unknown, delay?: unknown, ...args: unknown[]) =>
        setByProgram(false, handler, delay, args),
      setInterval: (handler: unknown, delay?: unknown, ...args: unknown[]) =>
        setByProgram(true, handler, delay, args),
      clearTimeout: clearByProgram,
      clearInterval: clearByProgram,
    },
  };
}

/** WebIDL `long`, then HTML: negative counts as 0. */
export function toDelayMs(delay: unknown): number {
  const whole = trunc(toNumber(delay)) | 0;
  return whole > 0 ? whole : 0;
}
