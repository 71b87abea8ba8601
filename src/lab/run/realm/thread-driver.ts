import { OBJECT, OP, STEP, STEP_WIDTH } from '../../schedule/index.ts';
import { CELL, STATE, THREAD, threadCell, type ControlMemory } from '../control/layout.ts';
import type { Activity } from './activity.ts';
import type { ControlledOps } from './controlled-ops.ts';
import { ABORTED, type Core } from './core.ts';
import type { EventChoice } from './event-choice.ts';
import { min } from './intrinsics.ts';
import type { Mail } from './mail.ts';
import type { NativeCalls } from './native-calls.ts';
import { KIND, type Delivery, type Threads } from './threads.ts';
import type { Turns } from './turns.ts';
import type { WorkerGlobals } from './worker-class.ts';

const { clz32 } = Math;
const { add, notify } = Atomics;

/** Turns at one virtual instant before the clock moves by itself (SPEC T5). */
const TURNS_AT_INSTANT = 1000;

/** Everything of a thread's realm that its event loop moves. */
export interface ThreadParts {
  core: Core;
  activity: Activity;
  calls: NativeCalls;
  mail: Mail;
  memory: ControlMemory;
  ops: ControlledOps;
  threads: Threads;
  turns: Turns;
  worker: WorkerGlobals;
  choice: EventChoice;
  /** What the choice among events that is being made is about, in a program with threads. */
  candidates: readonly Delivery[];
  /** Number of this thread. */
  me: number;
  /** Starts the program: main's, or the module that this thread was told to run. */
  start(row: number): void;
  /** Fresh state in all parts. */
  reset(): void;
  /** Tells the page how this thread's part of an execution went. */
  close(): void;
  /** Looks, once, for what outlives an execution. */
  checkWorld(): void;
}

/**
 * The event loop of one thread under control: it runs execution after execution, each of them whenever it has the turn, and
 * blocks the whole worker in between.
 * @returns what to call when something native has arrived
 */
export function driveThread(parts: ThreadParts): { begin(): void; arrived(): void } {
  const { core, activity, calls, mail, memory, ops, threads, turns, worker, choice, me } = parts;
  const { host, queue } = core;
  const { ctl, times, pending } = memory;
  const own = (cell: number): number => threadCell(me, cell);
  let isWaiting = false;
  /** Letter that must arrive before `whenHere` can go on; −1 for none. */
  let awaited = -1;
  let whenHere: () => void = () => undefined;
  let hasToldError = false;
  /** The platform has had its turn to tell of rejections. */
  let hasLooked = false;
  let instant = -1;
  let turnsAtInstant = 0;

  function wait(): void {
    turns.await();
    if (ctl[CELL.quit] === 1) {
      add(ctl, CELL.left, 1);
      notify(ctl, CELL.left);
      return;
    }
    parts.reset();
    hasToldError = false;
    hasLooked = false;
    isWaiting = false;
    instant = -1;
    turnsAtInstant = 0;
    if (ctl[CELL.abort] === 1) {
      core.isEnded = true;
      leave();
      return;
    }
    ctl[own(THREAD.state)] = STATE.running;
    const row = me === 0 ? -1 : threads.argumentRow();
    whenRowIsHere(row, () => {
      const cause = ctl[own(THREAD.wakeStep)] as number;
      if (me > 0) turns.log(OP.start, -1, -1, 0, 0, -1, cause, NaN, NaN);
      parts.start(row);
      host.turn(next);
    });
  }

  /** Calls `then` now, or as soon as the letter's native parts have arrived; the turn is kept meanwhile. */
  function whenRowIsHere(row: number, then: () => void): void {
    if (row < 0 || mail.isHere(row)) {
      then();
      return;
    }
    awaited = row;
    whenHere = then;
  }

  /** The row of a step by which this thread hears of something: it depends on what others send it meanwhile. */
  function logTurn(op: number, cause: number, site: number, thread: number): void {
    turns.log(op, OBJECT.inbox + me, thread, thread < 0 ? 0 : 1, 0, site, cause, NaN, NaN);
  }

  /** Whether joins are all that can be delivered to this thread. */
  function isAlone(): boolean {
    return queue.nextAt() === Infinity && ops.countWaiting() === 0 && threads.countListening() === 0;
  }

  /** The execution is over for this thread: the next time it has the turn, another one begins. */
  function leave(): void {
    ctl[own(THREAD.state)] = STATE.free;
    times[1 + me] = Infinity;
    parts.checkWorld();
    turns.leave(parts.close);
    wait();
  }

  function unwind(): void {
    core.isEnded = true;
    host.turn(leave);
  }

  function isOver(): boolean {
    if (!core.isMainSettled || queue.countStrong() > 0 || ops.countWaiting() > 0) return false;
    if (worker.isClosing()) return true;
    if (threads.countExpected() > 0) return false;
    return ctl[own(THREAD.kind)] !== KIND.module || !worker.isListening();
  }

  function next(): void {
    // The platform tells of rejections in a task of its own, which a quick turn overtakes (T11).
    if (!core.isEnded && (core.hasFailed || (core.hearsRejections && !hasLooked))) {
      core.hasFailed = false;
      hasLooked = true;
      host.turn(next, true);
      return;
    }
    hasLooked = false;
    try {
      turn();
    } catch (error) {
      if (error !== ABORTED) throw error;
      unwind();
    }
  }

  function turn(): void {
    if (core.isEnded) throw ABORTED;
    activity.settle();
    core.rest();
    core.timerNesting = 0;
    core.stepsAtTurn = core.steps;
    core.checkPulse(core.site);
    if (core.nativePending > 0) {
      isWaiting = true;
      core.recorder.flush();
      return;
    }
    calls.collect();
    const isModule = me > 0 && ctl[own(THREAD.kind)] === KIND.module;
    if (core.uncaught !== null && !hasToldError && isModule) {
      hasToldError = true;
      ctl[own(THREAD.settled)] = 2;
      worker.sendError(core.uncaught.name, core.uncaught.message);
    }
    if (core.isMainSettled && ctl[own(THREAD.settled)] === 0) ctl[own(THREAD.settled)] = 1;
    if (isOver()) host.turn(finish, true);
    else if (ctl[CELL.picksEvents] === 1) pickEvent();
    else idle();
  }

  /** Nothing is left to do, unless the platform's word of a rejection has started something. */
  function finish(): void {
    if (core.isEnded || !isOver()) next();
    else leave();
  }

  function pickEvent(): void {
    const count = choice.count();
    if (count === 0) {
      rest(Infinity);
      return;
    }
    ctl[CELL.enabled] = count;
    ctl[CELL.choice] = -1;
    let lanes = '';
    if (count > 1 && ctl[CELL.records] === 1) {
      for (let k = 0; k < count; k++)
        lanes += k === 0 ? `${choice.describe(k).lane}` : `,${choice.describe(k).lane}`;
    }
    const chosen = count > 1 ? turns.chooseEvent(count, lanes) : 0;
    if (count > 1) turns.log(OP.event, -1, -1, 0, 0, core.site, -1, NaN, chosen);
    core.turnEvent = -1;
    choice.deliver(chosen);
    host.turn(next);
  }

  /** Lets others go until something is ready for this thread's event loop. */
  function rest(until: number): void {
    const row = me * STEP_WIDTH;
    pending[row + STEP.thread] = me;
    const joined = threads.joinMask();
    const isLoneJoin = joined !== 0 && (joined & (joined - 1)) === 0 && isAlone();
    pending[row + STEP.op] = OP.turn;
    pending[row + STEP.object] = OBJECT.inbox + me;
    pending[row + STEP.address] = isLoneJoin ? 31 - clz32(joined) : -1;
    pending[row + STEP.size] = isLoneJoin ? 1 : 0;
    pending[row + STEP.flags] = 0;
    pending[row + STEP.site] = core.site;
    pending[row + STEP.cause] = -1;
    times[1 + me] = until;
    ctl[own(THREAD.state)] = STATE.idle;
    core.recorder.flush();
    turns.yield();
    times[1 + me] = Infinity;
    ctl[own(THREAD.state)] = STATE.running;
    core.rest();
    core.countStep(core.site);
    holdInstant();
  }

  /** A loop of turns that take no time must not stop the clock, and the clock must not run away. */
  function holdInstant(): void {
    const now = core.now();
    if (now !== instant) {
      instant = now;
      turnsAtInstant = 0;
    } else if (++turnsAtInstant >= TURNS_AT_INSTANT) {
      turnsAtInstant = 0;
      core.advanceTo(min(queue.nextAfter(now), now + 1));
    }
    if (now > core.options.limits.virtualMs) core.advanceTo(now + 1);
  }

  function idle(): void {
    rest(min(queue.nextAt(), ops.nextTimeout()));
    core.turnEvent = -1;
    const ready = listReady();
    const chosen = ready.length > 1 ? chooseAmong(ready) : 0;
    const delivery = ready[chosen];
    if (!delivery) {
      host.turn(next);
      return;
    }
    whenRowIsHere(delivery.row, () => {
      delivery.deliver();
      host.turn(next);
    });
  }

  /** All that this thread could hear of next; which comes first is not settled by anything (S4). */
  function listReady(): Delivery[] {
    const ready = threads.listReady();
    if (ops.hasSettled()) {
      const woken = ctl[own(THREAD.wakeStep)] as number;
      ready[ready.length] = {
        row: -1,
        lane: core.ambientLane,
        site: core.site,
        label: 'notification',
        deliver() {
          logTurn(OP.turn, woken, core.site, -1);
          ops.settleOne();
        },
      };
    }
    if (queue.nextAt() <= core.now()) {
      ready[ready.length] = {
        row: -1,
        lane: core.ambientLane,
        site: core.site,
        label: 'timer',
        deliver() {
          const event = queue.take(core.now());
          logTurn(OP.turn, -1, core.site, -1);
          if (event) event.deliver();
        },
      };
    }
    return ready;
  }

  function chooseAmong(ready: readonly Delivery[]): number {
    const enabled = ctl[CELL.enabled] as number;
    const choiceBefore = ctl[CELL.choice] as number;
    let lanes = '';
    for (let k = 0; k < ready.length; k++) lanes += `${k === 0 ? '' : ','}${(ready[k] as Delivery).lane}`;
    parts.candidates = ready;
    ctl[CELL.enabled] = ready.length;
    const chosen = turns.chooseEvent(ready.length, lanes);
    turns.log(OP.event, -1, -1, 0, 0, core.site, -1, NaN, chosen);
    ctl[CELL.enabled] = enabled;
    ctl[CELL.choice] = choiceBefore;
    return chosen;
  }

  threads.logTurn = logTurn;
  threads.isAlone = isAlone;
  calls.onReady = () => {
    if (!isWaiting || core.nativePending > 0) return;
    isWaiting = false;
    host.turn(next);
  };
  return {
    begin: wait,
    arrived() {
      if (awaited < 0 || !mail.isHere(awaited)) return;
      awaited = -1;
      try {
        whenHere();
      } catch (error) {
        if (error !== ABORTED) throw error;
        unwind();
      }
    },
  };
}
