import {
  FLAG,
  notePerformed,
  OP,
  pickEvent,
  pickThread,
  STEP,
  STEP_WIDTH,
  wakeSleepers,
} from '../../schedule/index.ts';
import {
  CELL,
  CHOICE_WIDTH,
  CONTROLLER_GO,
  END,
  MAX_CHOICES,
  MAX_STEPS,
  MAX_THREADS,
  STATE,
  THREAD,
  threadCell,
  type ControlMemory,
} from '../control/layout.ts';
import { ABORTED } from './core.ts';

const { load, store, wait, notify } = Atomics;
const { clz32 } = Math;

/** Who goes next, decided by the thread that runs: exactly one thread of a controlled run has the turn. */
export interface Turns {
  /**
   * Gives the turn to whom the plan or the policy names, and comes back with it. `onLeave` is called when that is another.
   * @returns whether it was; @throws ABORTED when the run is being ended
   */
  yield(onLeave?: () => void): boolean;
  /** Gives the turn away for good, or until the next execution; `onLeave` is the last that this thread does in this one. */
  leave(onLeave: () => void): void;
  /** Holds the thread until it has the turn. */
  await(): void;
  /** Says why the controller is needed, and ends the execution. */
  fail(end: number): never;
  /** Makes a choice among `count` events of this thread; `text` names the lanes they belong to. */
  chooseEvent(count: number, text: string): number;
  /** Writes a row to the step log. @returns its index, or −1 when the log is full */
  log(
    op: number,
    object: number,
    address: number,
    size: number,
    flags: number,
    site: number,
    cause: number,
    before: number,
    after: number,
  ): number;
}

export interface TurnListener {
  /** A real choice was made. */
  chose(isEvent: boolean, enabled: number, chosen: number, text: string): void;
  /** The run pauses before a choice among events. */
  pausedAtEvent(): void;
  /** The execution is being ended: learner code must unwind. */
  aborted(): void;
}

const isLone = (mask: number): boolean => (mask & (mask - 1)) === 0;

export function createTurns(memory: ControlMemory, me: number, listener: TurnListener): Turns {
  const { ctl, times, plan, choices, steps, pending, pick } = memory;
  const own = (cell: number): number => threadCell(me, cell);
  const GO = own(THREAD.go);

  function findEnabled(): number {
    const count = ctl[CELL.threadCount] as number;
    const settled = ctl[CELL.settledThreads] as number;
    const now = times[0] as number;
    let mask = 0;
    for (let t = 0; t < count; t++) {
      let isEnabled = false;
      switch (ctl[threadCell(t, THREAD.state)] as number) {
        case STATE.start:
          isEnabled = true;
          break;
        case STATE.op:
          isEnabled = ctl[threadCell(t, THREAD.isEnabled)] === 1;
          break;
        case STATE.idle:
          isEnabled =
            ((ctl[threadCell(t, THREAD.joins)] as number) & settled) !== 0 ||
            (ctl[threadCell(t, THREAD.inbox)] as number) > 0 ||
            (ctl[threadCell(t, THREAD.fired)] as number) > 0 ||
            (times[1 + t] as number) <= now;
          break;
        case STATE.held:
          isEnabled = ctl[threadCell(t, THREAD.isNotified)] === 1 || (times[1 + t] as number) <= now;
          break;
      }
      if (isEnabled) mask |= 1 << t;
    }
    return mask;
  }

  /** Threads that stand before an operation. */
  function findAtOperation(): number {
    const count = ctl[CELL.threadCount] as number;
    let mask = 0;
    for (let t = 0; t < count; t++) if (ctl[threadCell(t, THREAD.state)] === STATE.op) mask |= 1 << t;
    return mask;
  }

  /**
   * The first thread whose next step nobody else can tell from its going later: it begins, it ends, or main starts a thread or goes
   * on because of a thread's end. Whoever makes the choices is not asked about those. −1 when there is none.
   */
  function findSilent(mask: number): number {
    for (let t = 0; t < MAX_THREADS; t++) {
      if (((mask >>> t) & 1) === 0) continue;
      const row = t * STEP_WIDTH;
      const op = pending[row + STEP.op] as number;
      switch (ctl[threadCell(t, THREAD.state)] as number) {
        case STATE.start:
          return t;
        case STATE.op:
          if (op === OP.spawn && t === 0) return t;
          if (
            op === OP.end &&
            isLone(ctl[threadCell(ctl[threadCell(t, THREAD.parent)] as number, THREAD.joins)] as number)
          )
            return t;
          break;
        case STATE.idle:
          if (
            isLone(ctl[threadCell(t, THREAD.joins)] as number) &&
            (pending[row + STEP.address] as number) >= 0
          )
            return t;
          break;
      }
    }
    return -1;
  }

  /** Lets the clock jump to the next moment at which anybody could go on. False when there is none. */
  function advanceClock(): boolean {
    const count = ctl[CELL.threadCount] as number;
    let next = Infinity;
    for (let t = 0; t < count; t++) {
      const state = ctl[threadCell(t, THREAD.state)];
      const at = times[1 + t] as number;
      if ((state === STATE.idle || state === STATE.held) && at < next) next = at;
    }
    if (next === Infinity) return false;
    times[0] = next;
    ctl[CELL.barrier] = 1;
    return true;
  }

  function record(kind: number, enabled: number, chosen: number, k: number, text = ''): void {
    if (k < MAX_CHOICES) {
      choices[k * CHOICE_WIDTH] = kind;
      choices[k * CHOICE_WIDTH + 1] = enabled;
      choices[k * CHOICE_WIDTH + 2] = chosen;
    }
    ctl[CELL.choiceCount] = k + 1;
    ctl[CELL.choice] = k;
    listener.chose(kind === 1, enabled, chosen, text);
  }

  /** The planned choice number k, or −1 when it does not fit what there is to choose from. */
  function followPlan(
    k: number,
    kind: number,
    enabled: number,
    isPossible: (chosen: number) => boolean,
  ): number {
    const p = k * CHOICE_WIDTH;
    const chosen = plan[p + 2] as number;
    const isChecked = (plan[p] as number) >= 0;
    if ((isChecked && (plan[p] !== kind || plan[p + 1] !== enabled)) || !isPossible(chosen)) {
      ctl[CELL.divergedAt] = k;
      choices[p] = kind;
      choices[p + 1] = enabled;
      choices[p + 2] = -1;
      ctl[CELL.end] = END.diverged;
      return -1;
    }
    if (k === (ctl[CELL.planLength] as number) - 1) ctl[CELL.sleep] = ctl[CELL.plannedSleep] as number;
    return chosen;
  }

  /** The thread that goes next; −1 = the controller, which finds the reason in CELL.end. */
  function choose(): number {
    let mask = findEnabled();
    while (mask === 0) {
      if (!advanceClock()) {
        ctl[CELL.end] = END.nobody;
        return -1;
      }
      mask = findEnabled();
    }
    ctl[CELL.enabled] = mask;
    if ((mask & (mask - 1)) === 0) {
      ctl[CELL.choice] = -1;
      const only = 31 - clz32(mask);
      if ((((ctl[CELL.sleep] as number) >>> only) & 1) === 0) return only;
      ctl[CELL.end] = END.blocked;
      return -1;
    }
    const k = ctl[CELL.choiceCount] as number;
    let chosen: number;
    if (k < (ctl[CELL.planLength] as number)) {
      chosen = followPlan(k, 0, mask, (t) => ((mask >>> t) & 1) === 1);
      if (chosen < 0) return -1;
    } else if (ctl[CELL.pauses] === 1) {
      chosen = findSilent(mask);
      if (chosen < 0) {
        ctl[CELL.pauseKind] = 0;
        ctl[CELL.end] = END.paused;
        return -1;
      }
    } else {
      chosen = pickThread(pick, mask, ctl[CELL.current] as number, ctl[CELL.sleep] as number);
      if (chosen < 0) {
        ctl[CELL.end] = END.blocked;
        return -1;
      }
    }
    record(0, mask, chosen, k);
    return chosen;
  }

  function give(thread: number): void {
    const go = thread < 0 ? CONTROLLER_GO : threadCell(thread, THREAD.go);
    if (thread >= 0) ctl[CELL.current] = thread;
    store(ctl, go, 1);
    notify(ctl, go, 1);
  }

  function awaitTurn(): void {
    while (load(ctl, GO) === 0) wait(ctl, GO, 0);
    store(ctl, GO, 0);
  }

  function abort(): never {
    listener.aborted();
    throw ABORTED;
  }

  return {
    yield(onLeave) {
      const next = choose();
      if (next !== me) {
        if (onLeave) onLeave();
        give(next);
        awaitTurn();
      }
      if (ctl[CELL.abort] === 1) abort();
      return next !== me;
    },
    leave(onLeave) {
      const next = ctl[CELL.abort] === 1 ? -1 : choose();
      onLeave();
      give(next);
    },
    await: awaitTurn,
    fail(end) {
      ctl[CELL.end] = end;
      give(-1);
      awaitTurn();
      return abort();
    },
    chooseEvent(count, text) {
      const k = ctl[CELL.choiceCount] as number;
      let chosen: number;
      if (k < (ctl[CELL.planLength] as number)) {
        chosen = followPlan(k, 1, count, (index) => index >= 0 && index < count);
      } else if (ctl[CELL.pauses] === 1) {
        ctl[CELL.pauseKind] = 1;
        ctl[CELL.end] = END.paused;
        listener.pausedAtEvent();
        chosen = -1;
      } else chosen = pickEvent(pick, count);
      if (chosen < 0) {
        give(-1);
        awaitTurn();
        return abort();
      }
      record(1, count, chosen, k, text);
      return chosen;
    },
    log(op, object, address, size, flags, site, cause, before, after) {
      const index = ctl[CELL.stepCount] as number;
      const isKept = index < MAX_STEPS - 1; // the last row takes what has no room
      const row = (isKept ? index : MAX_STEPS - 1) * STEP_WIDTH;
      steps[row + STEP.thread] = me;
      steps[row + STEP.op] = op;
      steps[row + STEP.object] = object;
      steps[row + STEP.address] = address;
      steps[row + STEP.size] = size;
      steps[row + STEP.flags] = ctl[CELL.barrier] === 1 ? flags | FLAG.barrier : flags;
      steps[row + STEP.site] = site;
      steps[row + STEP.enabled] = ctl[CELL.enabled] as number;
      steps[row + STEP.choice] = ctl[CELL.choice] as number;
      steps[row + STEP.cause] = cause;
      steps[row + STEP.before] = before;
      steps[row + STEP.after] = after;
      ctl[CELL.barrier] = 0;
      const sleep = ctl[CELL.sleep] as number;
      if (sleep !== 0) ctl[CELL.sleep] = wakeSleepers(sleep, pending, steps, row);
      if (ctl[CELL.notes] === 1) notePerformed(pick, steps, row, pending, findAtOperation());
      if (!isKept) return -1;
      ctl[CELL.stepCount] = index + 1;
      return index;
    },
  };
}
