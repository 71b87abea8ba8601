import type { Activity } from './activity.ts';
import { BATCHES_AHEAD } from '../wire.ts';
import { ABORTED, type Core } from './core.ts';
import { max, min } from './intrinsics.ts';
import type { NativeCalls } from './native-calls.ts';

/** Deliveries at one virtual instant before the clock moves by itself: a loop of turns takes no program time. */
const TURNS_AT_INSTANT = 1000;
/** The page hears of a waiting run at least this often. */
const REPORT_MS = 200;

/** One thread of a free run: it is never over by itself, since others may still send it something. */
export interface FreePart {
  /** Nothing is left to do until something is sent. */
  rest(): void;
  /** The event that started it, or −1. */
  cause: number;
}

/**
 * Runs one program to its end: its top level, then one event after the other, each in a macrotask of its own so that
 * all microtasks are done before the next one is chosen.
 */
export function drive(
  core: Core,
  activity: Activity,
  calls: NativeCalls,
  program: () => Promise<void>,
  part: FreePart | null = null,
): void {
  const { host, queue } = core;
  let turnsAtInstant = 0;
  let instant = -1;
  let isWaiting = false;

  function reportAlive(): void {
    core.recorder.flush();
    const { timers, requests } = core.alive;
    const threads = core.control === null ? 0 : core.control.countAlive();
    host.post({ type: 'alive', timers, requests, threads, at: core.now() });
  }

  function isOver(): boolean {
    if (part !== null) return false;
    if (core.nativePending > 0) return false;
    if (core.isMainSettled) return queue.countStrong() === 0;
    return queue.nextAt() === Infinity;
  }

  function finish(): void {
    if (core.uncaught) core.end({ type: 'threw', error: core.uncaught });
    else if (core.isMainSettled) core.end({ type: 'finished' });
    else core.end({ type: 'deadlocked', waiting: activity.findWaiting() });
  }

  /** Waits for real time or for the page, without holding the thread. */
  function waitUntil(at: number): void {
    isWaiting = true;
    reportAlive();
    host.wakeAfter(at === Infinity ? REPORT_MS : min(max(at - core.now(), 0), REPORT_MS), () => {
      if (isWaiting) next();
    });
  }

  function next(): void {
    isWaiting = false;
    if (core.isEnded) return;
    activity.settle();
    core.rest();
    core.timerNesting = 0;
    core.stepsAtTurn = core.steps;
    try {
      core.checkPulse(core.site);
      choose();
    } catch (error) {
      if (error !== ABORTED) throw error;
    }
  }

  function choose(): void {
    // A thread among others may be held when it should hear; what it can send is bounded by its limits anyway.
    const isAhead = core.control === null && core.recorder.countPosted() - core.heardBatches > BATCHES_AHEAD;
    if (isAhead || (core.isVirtual && core.nativePending > 0)) {
      waitUntil(Infinity);
      return;
    }
    if (core.isVirtual) calls.collect();
    if (isOver()) {
      finish();
      return;
    }
    let event = queue.take(core.now());
    if (!event) {
      const at = queue.nextAt();
      if (part !== null && at === Infinity && core.nativePending === 0) {
        isWaiting = true;
        core.recorder.flush();
        part.rest();
        return;
      }
      if (!core.isVirtual || at === Infinity) {
        waitUntil(at);
        return;
      }
      core.advanceTo(at);
      if (core.isEnded) return;
      event = queue.take(core.now());
    }
    if (!event) return;
    if (core.isVirtual) holdInstant();
    core.turnEvent = -1;
    event.deliver();
    host.turn(next);
  }

  /** A loop of zero-length turns must not stop the virtual clock. */
  function holdInstant(): void {
    if (core.now() !== instant) {
      instant = core.now();
      turnsAtInstant = 0;
    } else if (++turnsAtInstant >= TURNS_AT_INSTANT) {
      turnsAtInstant = 0;
      core.advanceTo(min(queue.nextAfter(instant), instant + 1));
    }
    core.countStep(core.site);
  }

  core.wake = () => {
    if (isWaiting) {
      host.wakeAfter(Infinity, () => undefined);
      host.turn(next);
      isWaiting = false;
    }
  };

  calls.onReady = core.wake;
  activity.begin(part === null ? -1 : part.cause);
  try {
    void program();
  } catch (error) {
    if (error !== ABORTED) core.reportError(error, 0); // a program is async: only a broken one throws here
  }
  host.turn(next);
}
