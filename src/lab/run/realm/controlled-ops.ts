import { FLAG, OP, STEP, STEP_WIDTH, type Op } from '../../schedule/index.ts';
import {
  CELL,
  GUARD,
  MAX_WAITERS,
  STATE,
  THREAD,
  threadCell,
  WAITER_WIDTH,
  type ControlMemory,
} from '../control/layout.ts';
import { CODE, WAIT_CODES } from '../wire.ts';
import type { Buffers } from './buffer-pool.ts';
import type { Core } from './core.ts';
import { min } from './intrinsics.ts';
import type { Guard, OpRequest, Ops } from './ops.ts';
import { createSpinWatch } from './spin-watch.ts';
import type { Turns } from './turns.ts';

const WAIT = {
  chosen: WAIT_CODES.indexOf('chosen'),
  lock: WAIT_CODES.indexOf('lock'),
  memory: WAIT_CODES.indexOf('memory'),
  timer: WAIT_CODES.indexOf('timer'),
};
/** States of a waiter. */
const WAITER = { free: 0, waiting: 1, notified: 2 };
const COLUMN = { state: 0, thread: 1, object: 2, address: 3, order: 4, isAsync: 5, id: 6 };

/** Ops of a thread under control, and what its event loop needs of them. */
export interface ControlledOps extends Ops {
  /** Whether the end of a `waitAsync` has come that was not settled. */
  hasSettled(): boolean;
  /** One `waitAsync` whose end has come is settled. False when there was none. */
  settleOne(): boolean;
  /** `waitAsync` calls that still wait. */
  countWaiting(): number;
  /** The earliest time-out of those, or Infinity. */
  nextTimeout(): number;
  /** Holds the thread on the virtual clock. */
  sleep(ms: number, site: number): void;
  reset(): void;
}

interface AsyncWait {
  id: number;
  row: number;
  until: number;
  settle: (result: 'ok' | 'timed-out') => void;
}

export function createControlledOps(
  core: Core,
  turns: Turns,
  memory: ControlMemory,
  me: number,
  buffers: Buffers,
): ControlledOps {
  const { ctl, times, pending, waiters } = memory;
  const cell = (name: number): number => threadCell(me, name);
  const get = (name: number): number => ctl[cell(name)] as number;
  const put = (name: number, value: number): void => void (ctl[cell(name)] = value);
  const spins = createSpinWatch();
  let current: OpRequest | null = null;
  let cause = -1;
  let isGuarded = false;
  /** Depth of `asOne`: inside, operations are part of one that is under way. */
  let muted = 0;
  let mutedWrites = false;
  let latestEvent = -1;
  let asyncWaits: AsyncWait[] = [];
  let nextWaitId = 1;
  let opCount = 0;

  function publish(request: OpRequest): void {
    const row = me * STEP_WIDTH;
    pending[row + STEP.thread] = me;
    pending[row + STEP.op] = request.op;
    pending[row + STEP.object] = request.object;
    pending[row + STEP.address] = request.address;
    pending[row + STEP.size] = request.size;
    const { guard } = request;
    pending[row + STEP.flags] =
      toFlags(request.op) |
      (request.isPlain === true ? FLAG.plain : 0) |
      (guard === undefined ? 0 : toGuardFlags(guard));
    pending[row + STEP.site] = request.site;
    pending[row + STEP.cause] = -1;
    const value = request.value ?? NaN;
    const isRead = request.op === OP.read;
    const known = guard?.is === 'equal' ? guard.operand : (request.expected ?? NaN);
    pending[row + STEP.before] = isRead ? value : known;
    pending[row + STEP.after] = isRead ? NaN : value;
    put(THREAD.state, STATE.op);
  }

  /** Sets the condition under which this thread is enabled. */
  function setGuard(guard: Guard, object: number): void {
    put(THREAD.guardObject, object);
    put(THREAD.guardAddress, guard.address);
    put(THREAD.guardIs, GUARD[guard.is]);
    put(THREAD.guardOperand, guard.operand);
    put(THREAD.isEnabled, holds(GUARD[guard.is], guard.read(), guard.operand) ? 1 : 0);
  }

  /** Gives others the chance to go before the operation; comes back when this thread may perform it. */
  function pass(request: OpRequest): void {
    const lane = core.currentLane();
    const isHeld = get(THREAD.isEnabled) === 0;
    put(THREAD.wakeStep, -1);
    put(THREAD.wakeEvent, -1);
    put(THREAD.parkedLane, lane);
    const isLeft = turns.yield(() => {
      const wait = isHeld ? (get(THREAD.guardIs) === GUARD.spin ? WAIT.memory : WAIT.lock) : WAIT.chosen;
      core.emit(CODE.suspended, lane, request.site, -1, wait, request.object, undefined, request.address);
    });
    if (isLeft) {
      core.rest();
      core.emit(CODE.resumed, lane, request.site, get(THREAD.wakeEvent), 0, 0);
    }
    cause = isHeld ? get(THREAD.wakeStep) : -1;
    if (isHeld) isGuarded = true;
    put(THREAD.guardIs, 0);
    put(THREAD.state, STATE.running);
  }

  function countOp(site: number): void {
    opCount++;
    if (opCount > (ctl[CELL.maxSteps] as number)) {
      core.overLimit(
        'steps',
        `A thread took ${String(ctl[CELL.maxSteps])} steps and was still going. Look for a loop that waits for another thread by looking again and again: let it wait with Atomics.wait or a lock instead.`,
        site,
      );
    }
    if ((opCount & 63) === 0) core.checkPulse(site);
  }

  function point(request: OpRequest): void {
    if (core.isEnded || ctl[CELL.abort] === 1) core.checkPulse(request.site);
    current = request;
    if (muted > 0) return;
    countOp(request.site);
    isGuarded = false;
    cause = -1;
    // Before the first thread there is nobody to pass to, and nothing that could be told apart later.
    if (ctl[CELL.threadCount] === 1) {
      ctl[CELL.enabled] = 1 << me;
      ctl[CELL.choice] = -1;
      return;
    }
    publish(request);
    const { guard } = request;
    if (guard) {
      setGuard(guard, request.object);
      for (;;) {
        pass(request);
        if (holds(GUARD[guard.is], guard.read(), guard.operand)) break;
        publish(request);
        setGuard(guard, request.object);
      }
      isGuarded = true;
      return;
    }
    put(THREAD.isEnabled, 1);
    if (spins.isSpinning(request)) {
      put(THREAD.spinCount, spins.writeCells(ctl, cell(THREAD.spin)));
      put(THREAD.guardIs, GUARD.spin);
      put(THREAD.isEnabled, 0);
      ctl[CELL.hasSpun] = 1;
      core.noteSpin(request.site);
    }
    pass(request);
  }

  /** Enables or disables the threads that wait for a cell, now that it holds `value`. */
  function noteWrite(object: number, address: number, size: number, before: number, value: number): void {
    const count = ctl[CELL.threadCount] as number;
    for (let t = 0; t < count; t++) {
      const base = threadCell(t, 0);
      if (t === me || ctl[base + THREAD.state] !== STATE.op) continue;
      const row = t * STEP_WIDTH;
      if (
        pending[row + STEP.op] === OP.read &&
        pending[row + STEP.object] === object &&
        pending[row + STEP.address] === address
      ) {
        pending[row + STEP.before] = value; // what it would read now, for whoever picks
      }
      const is = ctl[base + THREAD.guardIs] as number;
      if (is === 0) continue;
      if (is === GUARD.spin) {
        if (before === value && address >= 0) continue;
        const cells = ctl[base + THREAD.spinCount] as number;
        for (let k = 0; k < cells; k++) {
          const o = ctl[base + THREAD.spin + 2 * k] as number;
          const a = ctl[base + THREAD.spin + 2 * k + 1] as number;
          if (o === object && (address < 0 || (a < address + size && address < a + 8))) enable(base, t);
        }
        continue;
      }
      if (ctl[base + THREAD.guardObject] !== object) continue;
      const guarded = ctl[base + THREAD.guardAddress] as number;
      if (address >= 0 && (guarded >= address + size || address >= guarded + 4)) continue;
      const isExact = address === guarded && size === 4;
      if (!isExact || holds(is, value, ctl[base + THREAD.guardOperand] as number)) enable(base, t);
      else disable(base, t);
    }
  }

  /** The picture of a thread that stands before an operation: could it go or not. */
  function tellParked(base: number, thread: number, wait: number): void {
    const row = thread * STEP_WIDTH;
    const lane = ctl[base + THREAD.parkedLane] as number;
    const object = pending[row + STEP.object] as number;
    const site = pending[row + STEP.site] as number;
    core.emit(CODE.suspended, lane, site, -1, wait, object, undefined, pending[row + STEP.address]);
  }

  function disable(base: number, thread: number): void {
    if (ctl[base + THREAD.isEnabled] === 0) return;
    ctl[base + THREAD.isEnabled] = 0;
    tellParked(base, thread, WAIT.lock);
  }

  function enable(base: number, thread: number): void {
    if (ctl[base + THREAD.isEnabled] === 1) return;
    ctl[base + THREAD.isEnabled] = 1;
    tellParked(base, thread, WAIT.chosen);
    ctl[base + THREAD.wakeStep] = ctl[CELL.stepCount] as number; // the row that is about to be written
    ctl[base + THREAD.wakeEvent] = latestEvent;
  }

  function logOp(request: OpRequest, writes: boolean, before: number, after: number): void {
    const { op, object, address, size, site } = request;
    const flags =
      (writes ? FLAG.writes : 0) |
      (request.isPlain === true ? FLAG.plain : 0) |
      (isGuarded ? FLAG.guarded : 0) |
      (request.guard === undefined ? 0 : toGuardFlags(request.guard));
    turns.log(op, object, address, size, flags, site, cause, before, after);
  }

  const isAlone = (): boolean => ctl[CELL.threadCount] === 1;

  function done(writes: boolean, before: number, after: number, kind: number): void {
    const request = current;
    if (request === null) return;
    if (muted > 0) {
      if (writes) {
        mutedWrites = true;
        if (!isAlone()) noteWrite(request.object, request.address, request.size, before, after);
      }
      return;
    }
    if (kind >= 0) latestEvent = emitAccess(request, before, after, kind);
    if (isAlone()) return;
    if (writes) noteWrite(request.object, request.address, request.size, before, after);
    spins.note(request, writes, after);
    logOp(request, writes, before, after);
  }

  function emitAccess(request: OpRequest, before: number, after: number, kind: number): number {
    const { object, address, size, site } = request;
    const detail = size * 64 + kind * 2 + (request.isPlain === true ? 1 : 0);
    return core.emit(
      CODE.access,
      core.currentLane(),
      site,
      -1,
      object,
      address,
      undefined,
      after,
      detail,
      before,
    );
  }

  function addWaiter(object: number, address: number, isAsync: boolean): number {
    for (let k = 0; k < MAX_WAITERS; k++) {
      const row = k * WAITER_WIDTH;
      if (waiters[row + COLUMN.state] !== WAITER.free) continue;
      waiters[row + COLUMN.state] = WAITER.waiting;
      waiters[row + COLUMN.thread] = me;
      waiters[row + COLUMN.object] = object;
      waiters[row + COLUMN.address] = address;
      waiters[row + COLUMN.order] = ctl[CELL.order] as number;
      waiters[row + COLUMN.isAsync] = isAsync ? 1 : 0;
      ctl[CELL.order] = (ctl[CELL.order] as number) + 1;
      return row;
    }
    core.overLimit('steps', `More than ${MAX_WAITERS} waits were under way at once.`, core.site);
    return 0;
  }

  /** Holds the thread until it is notified or the clock reaches `until`. */
  function hold(until: number, site: number, wait: number, object: number, address: number): void {
    const lane = core.currentLane();
    put(THREAD.isNotified, 0);
    put(THREAD.wakeStep, -1);
    put(THREAD.wakeEvent, -1);
    times[1 + me] = until;
    const row = me * STEP_WIDTH;
    pending[row + STEP.thread] = me;
    pending[row + STEP.op] = wait === WAIT.memory ? OP.wake : OP.sleep;
    pending[row + STEP.object] = wait === WAIT.memory ? object : -1;
    pending[row + STEP.address] = address;
    pending[row + STEP.size] = 4;
    pending[row + STEP.flags] = 0;
    pending[row + STEP.site] = site;
    pending[row + STEP.cause] = -1;
    put(THREAD.state, STATE.held);
    const isLeft = turns.yield(() => {
      if (wait === WAIT.memory) core.emit(CODE.suspended, lane, site, -1, wait, object, undefined, address);
    });
    core.rest();
    times[1 + me] = Infinity;
    if (isLeft && wait === WAIT.memory) core.emit(CODE.resumed, lane, site, get(THREAD.wakeEvent), 0, 0);
    put(THREAD.state, STATE.running);
    const isWake = wait === WAIT.memory;
    const woken = get(THREAD.isNotified) === 1 ? get(THREAD.wakeStep) : -1;
    turns.log(isWake ? OP.wake : OP.sleep, object, address, isWake ? 4 : 0, 0, site, woken, NaN, NaN);
  }

  return {
    isActive: true,
    objectOf: buffers.objectOf,
    point,
    done,
    wait(object, address, timeoutMs, site) {
      const row = addWaiter(object, address, false);
      hold(core.now() + timeoutMs, site, WAIT.memory, object, address);
      const isNotified = waiters[row + COLUMN.state] === WAITER.notified;
      waiters[row + COLUMN.state] = WAITER.free;
      return isNotified ? 'ok' : 'timed-out';
    },
    waitAsync(object, address, timeoutMs, _site, settle): undefined {
      const row = addWaiter(object, address, true);
      const id = nextWaitId++;
      waiters[row + COLUMN.id] = id;
      asyncWaits[asyncWaits.length] = { id, row, until: core.now() + timeoutMs, settle };
    },
    notify(object, address, count) {
      let woken = 0;
      while (woken < count) {
        let best = -1;
        for (let k = 0; k < MAX_WAITERS; k++) {
          const row = k * WAITER_WIDTH;
          if (
            waiters[row + COLUMN.state] === WAITER.waiting &&
            waiters[row + COLUMN.object] === object &&
            waiters[row + COLUMN.address] === address &&
            (best < 0 || (waiters[row + COLUMN.order] as number) < (waiters[best + COLUMN.order] as number))
          )
            best = row;
        }
        if (best < 0) break;
        waiters[best + COLUMN.state] = WAITER.notified;
        const thread = waiters[best + COLUMN.thread] as number;
        const base = threadCell(thread, 0);
        ctl[base + THREAD.wakeStep] = ctl[CELL.stepCount] as number;
        ctl[base + THREAD.wakeEvent] = latestEvent;
        pending[thread * STEP_WIDTH + STEP.cause] = ctl[CELL.stepCount] as number;
        if (waiters[best + COLUMN.isAsync] === 1) {
          ctl[base + THREAD.fired] = (ctl[base + THREAD.fired] as number) + 1;
        } else ctl[base + THREAD.isNotified] = 1;
        woken++;
      }
      return woken;
    },
    asOne(request, event, body) {
      point(request);
      if (muted === 0) mutedWrites = false;
      muted++;
      let isOver = false;
      try {
        const result = body();
        isOver = true;
        return result;
      } finally {
        muted--;
        current = request;
        if (muted === 0 && (isOver || !core.isEnded)) {
          // A try that got nothing is no acquisition.
          const isGiven = event !== 'acquired' || request.guard !== undefined || mutedWrites;
          if (event !== 'none' && isGiven) {
            latestEvent = core.emit(
              event === 'acquired' ? CODE.acquired : CODE.released,
              core.currentLane(),
              request.site,
              -1,
              request.object,
              request.address,
            );
          }
          // Those whom the body enabled were told before this event had its number.
          retellWoken();
          if (!isAlone()) {
            spins.forget();
            logOp(request, mutedWrites, NaN, NaN);
          }
        }
      }
    },
    hasSettled() {
      for (let k = 0; k < asyncWaits.length; k++) {
        const wait = asyncWaits[k] as AsyncWait;
        if (waiters[wait.row + COLUMN.state] === WAITER.notified || wait.until <= core.now()) return true;
      }
      return false;
    },
    settleOne() {
      let due: AsyncWait | null = null;
      let at = -1;
      let dueOrder = Infinity;
      for (let k = 0; k < asyncWaits.length; k++) {
        const wait = asyncWaits[k] as AsyncWait;
        const isNotified = waiters[wait.row + COLUMN.state] === WAITER.notified;
        const order = waiters[wait.row + COLUMN.order] as number;
        if ((isNotified || wait.until <= core.now()) && order < dueOrder) {
          due = wait;
          at = k;
          dueOrder = order;
        }
      }
      if (due === null) return false;
      for (let k = at + 1; k < asyncWaits.length; k++) asyncWaits[k - 1] = asyncWaits[k] as AsyncWait;
      asyncWaits.length--;
      const isNotified = waiters[due.row + COLUMN.state] === WAITER.notified;
      waiters[due.row + COLUMN.state] = WAITER.free;
      if (isNotified) put(THREAD.fired, get(THREAD.fired) - 1);
      due.settle(isNotified ? 'ok' : 'timed-out');
      return true;
    },
    countWaiting: () => asyncWaits.length,
    nextTimeout() {
      let next = Infinity;
      for (let k = 0; k < asyncWaits.length; k++) next = min(next, (asyncWaits[k] as AsyncWait).until);
      return next;
    },
    sleep(ms, site) {
      hold(core.now() + ms, site, WAIT.timer, -1, -1);
    },
    reset() {
      current = null;
      muted = 0;
      latestEvent = -1;
      asyncWaits = [];
      nextWaitId = 1;
      opCount = 0;
      spins.forget();
    },
  };

  function retellWoken(): void {
    const count = ctl[CELL.threadCount] as number;
    for (let t = 0; t < count; t++) {
      const base = threadCell(t, 0);
      if (ctl[base + THREAD.wakeStep] === ctl[CELL.stepCount]) ctl[base + THREAD.wakeEvent] = latestEvent;
    }
  }
}

/** A guard on one value tells by itself whether the operation could have gone at another time. */
const toGuardFlags = ({ is }: Guard): number => FLAG.guarded | (is === 'equal' ? FLAG.exact : 0);

function holds(is: number, value: number, operand: number): boolean {
  switch (is) {
    case GUARD.equal:
      return value === operand;
    case GUARD.notEqual:
      return value !== operand;
    case GUARD.above:
      return value > operand;
    case GUARD.below:
      return value < operand;
    default:
      return true;
  }
}

/** What an operation would do if it went now; a compare-and-swap depends on the value it finds. */
function toFlags(op: Op): number {
  switch (op) {
    case OP.read:
    case OP.wait:
    case OP.wake:
    case OP.swap:
      return 0;
    default:
      return FLAG.writes;
  }
}
