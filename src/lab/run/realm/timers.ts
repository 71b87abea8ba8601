import type { Wait } from '../hooks.ts';
import type { TIMER_KINDS } from '../wire.ts';
import { CODE, WAIT_CODES } from '../wire.ts';
import type { Core } from './core.ts';
import { deliver } from './deliver.ts';
import { RANK, SOURCE, type EventOrigin, type PendingEvent, type Rank } from './event-queue.ts';
import { apply, createSafeMap, NativeTypeError, toNumber, trunc } from './intrinsics.ts';

export type TimerKind = (typeof TIMER_KINDS)[number];

/** Timers of one run, on its clock, as HTML has them. */
export interface Timers {
  set(kind: TimerKind, delayMs: number, callback: () => void, options?: TimerOptions): Timer;
  clear(timer: Timer): void;
  /** Forgets all timers; a new execution begins. */
  reset(): void;
  /** The global functions. */
  readonly globals: Record<string, (...args: never[]) => unknown>;
}

interface TimerOptions {
  isRepeating?: boolean;
  isWeak?: boolean;
  rank?: Rank;
}

export interface Timer {
  readonly id: number;
  /** What a promise that ends with the timer waits for. */
  readonly wait: Wait;
  event: PendingEvent;
  readonly lane: number;
  readonly isWeak: boolean;
}

/** Timers nested deeper than this are held to at least MIN_NESTED_MS (HTML, "timer initialization steps"). */
const MAX_NESTING = 5;
const MIN_NESTED_MS = 4;
const TIMER_WAIT = WAIT_CODES.indexOf('timer');

export function createTimers(core: Core): Timers {
  let timers = createSafeMap<number, Timer>();
  let nextId = 1;

  function set(
    kind: TimerKind,
    delayMs: number,
    callback: () => void,
    { isRepeating = false, isWeak = false, rank = RANK.normal }: TimerOptions = {},
  ): Timer {
    const id = nextId++;
    const lane = core.currentLane();
    const { site } = core;
    const origin: EventOrigin = { source: SOURCE.timers, kind, detail: delayMs, lane, site };
    const wait: Wait = { code: TIMER_WAIT, id, firedEvent: -1 };
    let nesting = core.timerNesting + 1;

    function arm(fromMs: number): PendingEvent {
      const heldMs = nesting > MAX_NESTING && delayMs < MIN_NESTED_MS ? MIN_NESTED_MS : delayMs;
      const event = core.emit(CODE['timer-set'], lane, site, -1, id, heldMs, kind);
      const fireLate = core.options.timerJitterMs;
      return core.queue.add(fromMs + heldMs, rank, () => fire(event), origin, 0, fireLate, isWeak);
    }

    function fire(setEvent: number): void {
      wait.firedEvent = core.emit(CODE['timer-fired'], lane, site, setEvent, id, 0);
      core.timerNesting = nesting;
      const firedAtMs = core.now();
      if (!isRepeating) drop(timer);
      deliver(core, 'timer', lane, site, wait.firedEvent, callback);
      if (isRepeating && timers.get(id) === timer) {
        if (nesting <= MAX_NESTING) nesting++;
        timer.event = arm(core.isVirtual ? firedAtMs : core.now());
      }
    }

    const timer: Timer = { id, wait, event: arm(core.now()), lane, isWeak };
    timers.set(id, timer);
    if (!isWeak) core.alive.timers++;
    return timer;
  }

  function drop(timer: Timer): void {
    timers.delete(timer.id);
    if (!timer.isWeak) core.alive.timers--;
  }

  function clear(timer: Timer): void {
    if (timers.get(timer.id) !== timer) return;
    drop(timer);
    core.queue.cancel(timer.event);
    core.emit(CODE['timer-cleared'], timer.lane, core.site, -1, timer.id, 0);
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
    const timer = typeof id === 'number' ? timers.get(id) : undefined;
    if (timer) clear(timer);
  }

  return {
    set,
    clear,
    reset() {
      if (nextId === 1) return;
      timers = createSafeMap();
      nextId = 1;
    },
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
