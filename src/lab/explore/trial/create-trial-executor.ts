import {
  FLAG,
  initPick,
  notePerformed,
  OBJECT,
  OP,
  PICK_NUMBERS,
  pickEvent,
  pickThread,
  STEP,
  STEP_WIDTH,
  wakeSleepers,
  type Choice,
  type Execution,
  type Executor,
  type Plan,
  type Report,
} from '../../schedule/index.ts';
import type { TrialOp, TrialProgram, TrialThread } from './trial-program.ts';

interface Thread {
  body: Generator<TrialOp, void, number>;
  /** What it does next; null before its first step and when it is over. */
  op: TrialOp | null;
  isOver: boolean;
  /** Held by `wait`; `isNotified` once it may go on. */
  isHeld: boolean;
  isNotified: boolean;
  wakeCause: number;
  /** The step that spawned it, and its own last one. */
  spawnStep: number;
  lastStep: number;
  /** When its sleep is over. */
  dueAt: number;
  /** Operations it has come to: stands for the line of the next one. */
  reached: number;
}

export interface TrialOptions {
  /** Writes to the output are no steps of their own. */
  isPerLane?: boolean;
  maxSteps?: number;
}

const MAX_THREADS = 31;
const CELL_BYTES = 4;

/** Runs a trial program as planned, following the same rules as real threads: see `Plan` and `Execution`. */
export function createTrialExecutor(program: TrialProgram, options: TrialOptions = {}): Executor {
  const maxSteps = options.maxSteps ?? 4_000;
  const names = Object.keys(program.cells);
  const addresses = new Map(names.map((name, index) => [name, index * CELL_BYTES]));
  const addressOf = (cell: string): number => {
    const address = addresses.get(cell);
    if (address === undefined) throw new RangeError(`No cell is called ${cell}.`);
    return address;
  };
  const steps = new Float64Array(maxSteps * STEP_WIDTH);
  const table = new Float64Array(MAX_THREADS * STEP_WIDTH);
  const pending = new Float64Array(MAX_THREADS * STEP_WIDTH);
  const pick = new Float64Array(PICK_NUMBERS);

  function execute(plan: Plan): Execution {
    const memory = new Map(Object.entries(program.cells));
    const threads: Thread[] = [];
    const waiters: number[] = [];
    const choices: Choice[] = [];
    const reports: Report[] = [];
    let stepCount = 0;
    let now = 0;
    let hasClockMoved = false;
    let sleep = 0;
    let current = 0;
    let enabled = 1;
    let choice = -1;
    let divergedAt = -1;
    const valueOf = (cell: string): number => memory.get(cell) ?? 0;

    function startThread(body: TrialThread, spawnStep: number): number {
      const thread: Thread = {
        body: body(),
        op: null,
        isOver: false,
        isHeld: false,
        isNotified: false,
        wakeCause: -1,
        spawnStep,
        lastStep: -1,
        dueAt: 0,
        reached: 0,
      };
      threads.push(thread);
      describeNext(threads.length - 1);
      return threads.length - 1;
    }

    function isEnabled(thread: Thread): boolean {
      const { op } = thread;
      if (thread.isOver) return false;
      if (op === null) return true;
      switch (op.type) {
        case 'acquire':
        case 'await':
          return op.when(valueOf(op.cell));
        case 'wait':
          return !thread.isHeld || thread.isNotified;
        case 'join':
          return threads[op.thread]?.isOver === true;
        case 'sleep':
          return thread.dueAt <= now;
        default:
          return true;
      }
    }

    function findEnabled(): number {
      let mask = 0;
      threads.forEach((thread, t) => (mask |= isEnabled(thread) ? 1 << t : 0));
      return mask;
    }

    function put(
      t: number,
      op: number,
      object: number,
      address: number,
      flags: number,
      cause: number,
      before: number,
    ): void {
      const at = t * STEP_WIDTH;
      const thread = threads[t] as Thread;
      table[at + STEP.thread] = t;
      table[at + STEP.op] = op;
      table[at + STEP.object] = object;
      table[at + STEP.address] = address;
      table[at + STEP.size] = address < 0 ? 0 : CELL_BYTES;
      table[at + STEP.flags] = flags;
      table[at + STEP.site] = t * 1_000 + thread.reached;
      table[at + STEP.enabled] = 0;
      table[at + STEP.choice] = -1;
      table[at + STEP.cause] = cause;
      table[at + STEP.before] = before;
      table[at + STEP.after] = Number.NaN;
    }

    /** Writes a thread's next operation into its row of the table. */
    function describeNext(t: number): void {
      const thread = threads[t] as Thread;
      const { op } = thread;
      if (op === null) {
        put(t, OP.start, -1, -1, 0, thread.spawnStep, Number.NaN);
        return;
      }
      switch (op.type) {
        case 'read': {
          put(t, OP.read, 0, addressOf(op.cell), op.isPlain ? FLAG.plain : 0, -1, Number.NaN);
          return;
        }
        case 'write': {
          put(
            t,
            OP.write,
            0,
            addressOf(op.cell),
            FLAG.writes | (op.isPlain ? FLAG.plain : 0),
            -1,
            Number.NaN,
          );
          return;
        }
        case 'update': {
          put(t, OP.update, 0, addressOf(op.cell), FLAG.writes, -1, Number.NaN);
          return;
        }
        case 'swap': {
          put(t, OP.swap, 0, addressOf(op.cell), FLAG.writes, -1, op.expected);
          return;
        }
        case 'acquire': {
          put(
            t,
            OP.acquire,
            0,
            addressOf(op.cell),
            FLAG.writes | FLAG.guarded | (op.only === null ? 0 : FLAG.exact),
            -1,
            op.only ?? Number.NaN,
          );
          return;
        }
        case 'release': {
          put(t, OP.release, 0, addressOf(op.cell), FLAG.writes, -1, Number.NaN);
          return;
        }
        case 'await': {
          put(t, OP.read, 0, addressOf(op.cell), FLAG.guarded, -1, Number.NaN);
          return;
        }
        case 'wait': {
          put(t, thread.isHeld ? OP.wake : OP.wait, 0, addressOf(op.cell), 0, thread.wakeCause, Number.NaN);
          return;
        }
        case 'notify': {
          put(t, OP.notify, 0, addressOf(op.cell), 0, -1, Number.NaN);
          return;
        }
        case 'spawn': {
          put(t, OP.spawn, -1, -1, 0, -1, Number.NaN);
          return;
        }
        case 'join':
          put(t, OP.join, -1, -1, FLAG.guarded, threads[op.thread]?.lastStep ?? -1, Number.NaN);
          table[t * STEP_WIDTH + STEP.after] = op.thread;
          return;
        case 'print': {
          put(t, OP.output, OBJECT.output, -1, FLAG.writes, -1, Number.NaN);
          return;
        }
        case 'sleep': {
          put(t, OP.sleep, -1, -1, 0, -1, Number.NaN);
          return;
        }
        case 'event':
          throw new TypeError('An event is picked within a step.');
      }
    }

    /** Who goes next, or why nobody does. */
    function choose(): number | Execution['end'] {
      let mask = findEnabled();
      if (mask === 0) {
        const due = threads.filter((thread) => !thread.isOver && thread.op?.type === 'sleep');
        if (due.length === 0) return threads.every((thread) => thread.isOver) ? 'complete' : 'stuck';
        now = Math.min(...due.map((thread) => thread.dueAt));
        hasClockMoved = true;
        mask = findEnabled();
      }
      enabled = mask;
      choice = -1;
      if ((mask & (mask - 1)) === 0) {
        return (sleep & mask) === 0 ? 31 - Math.clz32(mask) : 'blocked';
      }
      return pickAmong('thread', mask);
    }

    function pickAmong(kind: Choice['kind'], among: number): number | Execution['end'] {
      const k = choices.length;
      let chosen: number;
      if (k < plan.choices.length) {
        chosen = plan.choices[k] as number;
        const wanted = plan.expected?.[k];
        const isOpen = kind === 'thread' ? ((among >>> chosen) & 1) === 1 : chosen < among;
        if (!isOpen || (wanted !== undefined && (wanted.kind !== kind || wanted.enabled !== among))) {
          divergedAt = k;
          return 'diverged';
        }
        if (k === plan.choices.length - 1) sleep = plan.sleep;
      } else if (plan.then.type === 'pause') return 'paused';
      else chosen = kind === 'thread' ? pickThread(pick, among, current, sleep) : pickEvent(pick, among);
      if (chosen < 0) return 'blocked';
      choices.push({ kind, enabled: among, chosen });
      if (kind === 'thread') choice = k;
      return chosen;
    }

    function log(t: number): number {
      const from = t * STEP_WIDTH;
      const s = stepCount * STEP_WIDTH;
      for (let c = 0; c < STEP_WIDTH; c++) steps[s + c] = table[from + c] as number;
      if (hasClockMoved) steps[s + STEP.flags] = (steps[s + STEP.flags] as number) | FLAG.barrier;
      hasClockMoved = false;
      steps[s + STEP.enabled] = enabled;
      steps[s + STEP.choice] = choice;
      return s;
    }

    /** Does what a thread stands before. @returns what its code gets for it */
    function perform(t: number, s: number): number {
      const thread = threads[t] as Thread;
      const { op } = thread;
      if (op === null) return 0;
      const cell = 'cell' in op ? op.cell : '';
      const before = cell === '' ? Number.NaN : valueOf(cell);
      let result = before;
      let writes = true;
      switch (op.type) {
        case 'write':
          memory.set(cell, op.value);
          break;
        case 'update':
        case 'acquire':
        case 'release':
          memory.set(cell, op.to(before));
          break;
        case 'swap':
          writes = before === op.expected;
          result = writes ? 1 : 0;
          if (writes) memory.set(cell, op.value);
          break;
        case 'wait':
          writes = false;
          result = thread.isHeld ? 1 : 0;
          break;
        case 'notify':
          writes = false;
          result = notify(op.cell, op.count);
          break;
        case 'spawn':
          writes = false;
          result = startThread(op.body, stepCount);
          break;
        case 'join':
          writes = false;
          steps[s + STEP.cause] = threads[op.thread]?.lastStep ?? -1;
          break;
        case 'print':
          reports.push({ thread: t, type: 'output', detail: 'log', text: op.text, site: 0 });
          break;
        case 'read':
        case 'await':
        case 'sleep':
        case 'event':
          writes = false;
      }
      const flags = steps[s + STEP.flags] as number;
      steps[s + STEP.flags] = writes ? flags | FLAG.writes : flags & ~FLAG.writes;
      steps[s + STEP.before] = before;
      steps[s + STEP.after] = cell === '' ? Number.NaN : valueOf(cell);
      return result;
    }

    function notify(cell: string, count: number): number {
      let woken = 0;
      for (let k = 0; k < waiters.length && woken < count;) {
        const waiter = waiters[k] as number;
        const thread = threads[waiter] as Thread;
        if (thread.op?.type !== 'wait' || thread.op.cell !== cell) {
          k++;
          continue;
        }
        waiters.splice(k, 1);
        thread.isNotified = true;
        thread.wakeCause = stepCount;
        describeNext(waiter);
        woken++;
      }
      return woken;
    }

    /** Runs a thread's own code up to what it does next, events and, lane by lane, output included. */
    function proceed(t: number, result: number): Execution['end'] | null {
      const thread = threads[t] as Thread;
      let next = thread.body.next(result);
      for (;;) {
        if (next.done === true) {
          thread.isOver = true;
          thread.op = null;
          return null;
        }
        const op = next.value;
        if (op.type === 'event' && op.count === 1) next = thread.body.next(0);
        else if (op.type === 'event') {
          const picked = pickAmong('event', op.count);
          if (typeof picked === 'string') return picked;
          const s = stepCount * STEP_WIDTH;
          steps.fill(-1, s, s + STEP_WIDTH);
          steps[s + STEP.thread] = t;
          steps[s + STEP.op] = OP.event;
          steps[s + STEP.size] = 0;
          steps[s + STEP.flags] = 0;
          steps[s + STEP.enabled] = op.count;
          steps[s + STEP.choice] = choices.length - 1;
          steps[s + STEP.before] = Number.NaN;
          steps[s + STEP.after] = picked;
          thread.lastStep = stepCount++;
          next = thread.body.next(picked);
        } else if (op.type === 'print' && options.isPerLane === true) {
          reports.push({ thread: t, type: 'output', detail: 'log', text: op.text, site: 0 });
          next = thread.body.next(0);
        } else {
          thread.op = op;
          thread.reached++;
          if (op.type === 'sleep') thread.dueAt = now + op.ms;
          describeNext(t);
          return null;
        }
      }
    }

    /** Tells guarded operations which step made them possible, for those that had to wait. */
    function noteEnabled(row: number): void {
      for (const thread of threads) {
        const { op } = thread;
        if (op === null || (op.type !== 'acquire' && op.type !== 'await')) continue;
        const isOpen = op.when(valueOf(op.cell));
        if (!isOpen) thread.isHeld = true;
        else if (thread.isHeld) {
          thread.isHeld = false;
          thread.wakeCause = row;
        }
      }
    }

    function run(): Execution['end'] {
      startThread(program.main, -1);
      for (;;) {
        const t = choose();
        if (typeof t === 'string') return t;
        if (stepCount + 2 >= maxSteps) return 'limit';
        current = t;
        const thread = threads[t] as Thread;
        const s = log(t);
        if (thread.op?.type === 'acquire' || thread.op?.type === 'await')
          steps[s + STEP.cause] = thread.wakeCause;
        const result = perform(t, s);
        thread.lastStep = stepCount++;
        sleep = wakeSleepers(sleep, table, steps, s);
        noteEnabled(thread.lastStep);
        const { op } = thread;
        if (op?.type === 'wait' && !thread.isHeld && valueOf(op.cell) === op.expected) {
          thread.isHeld = true;
          waiters.push(t);
          describeNext(t);
        } else {
          thread.isHeld = false;
          thread.isNotified = false;
          thread.wakeCause = -1;
          const end = proceed(t, result);
          if (end !== null) return end;
          if (thread.op?.type === 'acquire' || thread.op?.type === 'await') {
            thread.isHeld = !thread.op.when(valueOf(thread.op.cell));
          }
        }
        let alive = 0;
        threads.forEach((other, u) => (alive |= other.isOver ? 0 : 1 << u));
        notePerformed(pick, steps, s, table, alive);
      }
    }

    if (plan.then.type !== 'pause') initPick(pick, plan.then);
    const end = run();
    let pendingCount = 0;
    threads.forEach((thread, t) => {
      if (thread.isOver) return;
      const from = t * STEP_WIDTH;
      const to = pendingCount++ * STEP_WIDTH;
      for (let c = 0; c < STEP_WIDTH; c++) pending[to + c] = table[from + c] as number;
      pending[to + STEP.enabled] = isEnabled(thread) ? 1 : 0;
    });
    return {
      end,
      steps,
      stepCount,
      choices,
      reports,
      pending,
      pendingCount,
      threadCount: threads.length,
      hasSpun: false,
      elapsed: now,
      divergedAt,
    };
  }

  return { execute };
}
