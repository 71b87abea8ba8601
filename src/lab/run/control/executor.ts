import {
  initPick,
  OP,
  STEP,
  STEP_WIDTH,
  type Choice,
  type Execution,
  type Executor,
  type Plan,
  type Report,
} from '../../schedule/index.ts';
import {
  CELL,
  CHOICE_WIDTH,
  CONTROLLER_GO,
  END,
  MAX_CHOICES,
  MAX_REPORTS,
  MAX_STEPS,
  MAX_THREADS,
  MESSAGE_WIDTH,
  REPORT_TYPES,
  REPORT_WIDTH,
  STATE,
  THREAD,
  threadCell,
  WAITER_WIDTH,
  type ControlMemory,
} from './layout.ts';

/** What an execution is held to, beside its plan. */
export interface ExecutorOptions {
  /** Writes of different threads are steps whose order counts. */
  ordersOutput: boolean;
  /** Which of several events comes first is a choice (programs without threads). */
  picksEvents: boolean;
  /** Events, lanes and output are sent to the page. */
  records: boolean;
  /** Threads beside main. */
  threadLimit: number;
  /** Operations of one thread in one execution. */
  maxSteps: number;
}

/** The controller's end of the shared memory. */
export interface ControlledExecutor extends Executor {
  readonly options: ExecutorOptions;
  /** Threads of the last execution whose lanes the page must know: lane of each. */
  lanes(): number[];
}

/** Provides workers; returns once `count` of them wait for a turn. */
export type WorkerSupply = (count: number) => void;

const DISMISS_MS = 50;
const HELD_STATES = [STATE.op, STATE.held] as const;

/** Runs executions on the pool's workers, from a thread that may block. */
export function createExecutor(
  memory: ControlMemory,
  options: ExecutorOptions,
  ensureWorkers: WorkerSupply,
  renewWorkers: WorkerSupply,
): ControlledExecutor {
  const { ctl, times, plan, choices, steps, pending, heap, reports, waiters, messages, pick } = memory;
  const cellOf = (thread: number, cell: number): number => ctl[threadCell(thread, cell)] as number;

  function give(thread: number): void {
    ctl[CELL.current] = thread;
    const go = threadCell(thread, THREAD.go);
    Atomics.store(ctl, go, 1);
    Atomics.notify(ctl, go, 1);
    while (Atomics.load(ctl, CONTROLLER_GO) === 0) Atomics.wait(ctl, CONTROLLER_GO, 0);
    Atomics.store(ctl, CONTROLLER_GO, 0);
  }

  function reset(next: Plan): void {
    const threads = ctl[CELL.threadCount] as number;
    for (let t = 0; t < Math.max(threads, 1); t++) {
      ctl.fill(0, threadCell(t, THREAD.state), threadCell(t + 1, 0));
      ctl[threadCell(t, THREAD.argument)] = -1;
      ctl[threadCell(t, THREAD.result)] = -1;
      times[1 + t] = Infinity;
    }
    ctl[threadCell(1, THREAD.parent)] = 0;
    times[0] = 0;
    const messageCount = Math.min(ctl[CELL.messageCount] as number, messages.length / MESSAGE_WIDTH);
    messages.fill(0, 0, messageCount * MESSAGE_WIDTH);
    if ((ctl[CELL.order] as number) > 0) waiters.fill(0, 0, waiters.length - (waiters.length % WAITER_WIDTH));
    for (const cell of RESET_CELLS) ctl[cell] = 0;
    ctl[CELL.threadCount] = 1;
    ctl[CELL.laneCount] = 1;
    ctl[CELL.joinGroups] = 1;
    ctl[CELL.epoch] = (ctl[CELL.epoch] as number) + 1;
    ctl[CELL.records] = options.records ? 1 : 0;
    ctl[CELL.ordersOutput] = options.ordersOutput ? 1 : 0;
    ctl[CELL.picksEvents] = options.picksEvents ? 1 : 0;
    ctl[CELL.threadLimit] = Math.min(options.threadLimit, MAX_THREADS - 1);
    ctl[CELL.maxSteps] = Math.min(options.maxSteps, 0x7fff_ffff);
    const length = Math.min(next.choices.length, MAX_CHOICES);
    for (let k = 0; k < length; k++) {
      const expected = next.expected?.[k];
      plan[k * CHOICE_WIDTH] = expected ? KINDS.indexOf(expected.kind) : -1;
      plan[k * CHOICE_WIDTH + 1] = expected?.enabled ?? 0;
      plan[k * CHOICE_WIDTH + 2] = next.choices[k] as number;
    }
    ctl[CELL.planLength] = length;
    ctl[CELL.plannedSleep] = next.sleep;
    ctl[CELL.pauses] = next.then.type === 'pause' ? 1 : 0;
    ctl[CELL.notes] = NOTED.has(next.then.type) ? 1 : 0;
    initPick(pick, next.then);
    ctl[threadCell(0, THREAD.state)] = STATE.start;
  }

  /** Lets every thread that is still in the execution leave it. */
  function unwind(): void {
    ctl[CELL.abort] = 1;
    const threads = ctl[CELL.threadCount] as number;
    for (let t = 0; t < threads; t++) {
      const state = cellOf(t, THREAD.state);
      // A terminated thread stands where it stood when it was; it has to leave too.
      if (state !== STATE.free) give(t);
    }
    ctl[CELL.abort] = 0;
  }

  /** Lets the workers leave their loops for good: one that still waited would take the turn of the one in its place. */
  function dismiss(count: number): void {
    Atomics.store(ctl, CELL.left, 0);
    ctl[CELL.quit] = 1;
    for (let t = 0; t < count; t++) {
      Atomics.store(ctl, threadCell(t, THREAD.go), 1);
      Atomics.notify(ctl, threadCell(t, THREAD.go), 1);
    }
    for (
      let left = 0;
      left < count && Atomics.load(ctl, CELL.stop) === 0;
      left = Atomics.load(ctl, CELL.left)
    ) {
      Atomics.wait(ctl, CELL.left, left, DISMISS_MS);
    }
    ctl[CELL.quit] = 0;
    for (let t = 0; t < count; t++) Atomics.store(ctl, threadCell(t, THREAD.go), 0);
  }

  function findEnd(): Execution['end'] {
    switch (ctl[CELL.end]) {
      case END.blocked:
        return 'blocked';
      case END.diverged:
        return 'diverged';
      case END.paused:
        return 'paused';
      case END.limit:
        return 'limit';
      case END.stopped:
        return 'stopped';
      case END.failed:
        return 'failed';
      default:
        return isStuck() ? 'stuck' : 'complete';
    }
  }

  /** Somebody is not over, and waits for more than messages that a worker may or may not get. */
  function isStuck(): boolean {
    const threads = ctl[CELL.threadCount] as number;
    for (let t = 0; t < threads; t++) {
      const state = cellOf(t, THREAD.state);
      if (state === STATE.free || state === STATE.gone) continue;
      if (HELD_STATES.includes(state as 2)) return true;
      if (cellOf(t, THREAD.settled) === 0) return true;
    }
    return false;
  }

  function readHeap(offset: number, length: number): string {
    let text = '';
    for (let k = 0; k < length; k += 8192) {
      text += String.fromCharCode(...heap.subarray(offset + k, offset + Math.min(k + 8192, length)));
    }
    return text;
  }

  function readReports(): Report[] {
    const list: Report[] = [];
    const count = Math.min(ctl[CELL.reportCount] as number, MAX_REPORTS);
    for (let k = 0; k < count; k++) {
      const [thread = 0, type = 0, site = -1, detail = 0, detailLength = 0, text = 0, textLength = 0] =
        reports.subarray(k * REPORT_WIDTH, (k + 1) * REPORT_WIDTH);
      const name = REPORT_TYPES[type] ?? 'output';
      // What a thread threw is its joiner's business, once that has it.
      if (name === 'threw' && thread > 0 && cellOf(thread, THREAD.settled) === 3) continue;
      list.push({
        thread,
        type: name,
        detail: readHeap(detail, detailLength),
        text: readHeap(text, textLength),
        site,
      });
    }
    return list;
  }

  /** Rows of what the threads that are not over would do next. */
  function readPending(): { rows: Float64Array; count: number } {
    const rows = new Float64Array(MAX_THREADS * STEP_WIDTH);
    let count = 0;
    const threads = ctl[CELL.threadCount] as number;
    for (let t = 0; t < threads; t++) {
      const state = cellOf(t, THREAD.state);
      if (state === STATE.free || state === STATE.gone) continue;
      const at = count * STEP_WIDTH;
      rows.set(pending.subarray(t * STEP_WIDTH, (t + 1) * STEP_WIDTH), at);
      rows[at + STEP.thread] = t;
      if (state === STATE.start) {
        rows[at + STEP.op] = OP.start;
        rows[at + STEP.object] = -1;
        rows[at + STEP.site] = -1;
      } else if (state === STATE.idle && cellOf(t, THREAD.joins) !== 0) {
        rows[at + STEP.op] = OP.join;
        rows[at + STEP.after] = 31 - Math.clz32(cellOf(t, THREAD.joins) & -cellOf(t, THREAD.joins));
      }
      rows[at + STEP.enabled] =
        state === STATE.start || (state === STATE.op && cellOf(t, THREAD.isEnabled) === 1) ? 1 : 0;
      rows[at + STEP.cause] = -1;
      count++;
    }
    return { rows, count };
  }

  function readChoices(): Choice[] {
    const list: Choice[] = [];
    const count = Math.min(ctl[CELL.choiceCount] as number, MAX_CHOICES);
    for (let k = 0; k < count; k++) {
      const at = k * CHOICE_WIDTH;
      list.push({
        kind: choices[at] === 1 ? 'event' : 'thread',
        enabled: choices[at + 1] as number,
        chosen: choices[at + 2] as number,
      });
    }
    return list;
  }

  return {
    options,
    execute(next) {
      ensureWorkers(1);
      reset(next);
      give(0);
      const end = findEnd();
      const { rows, count } = readPending();
      const execution: Execution = {
        end:
          end === 'complete' && (ctl[CELL.stepCount] as number) >= MAX_STEPS - 1 && !options.records
            ? 'limit'
            : end,
        steps,
        stepCount: ctl[CELL.stepCount] as number,
        choices: readChoices(),
        reports: [],
        pending: rows,
        pendingCount: count,
        threadCount: ctl[CELL.threadCount] as number,
        hasSpun: ctl[CELL.hasSpun] === 1,
        elapsed: times[0] as number,
        divergedAt: ctl[CELL.divergedAt] as number,
      };
      execution.reports = readReports();
      unwind();
      if (ctl[CELL.dirty] === 1) {
        const workers = ctl[CELL.poolSize] as number;
        ctl[CELL.dirty] = 0;
        dismiss(workers);
        renewWorkers(workers);
      }
      return execution;
    },
    lanes: () => Array.from({ length: ctl[CELL.threadCount] as number }, (_, t) => cellOf(t, THREAD.lane)),
  };
}

const KINDS = ['thread', 'event'];
const NOTED = new Set(['urw', 'pos', 'pct']);

const RESET_CELLS = [
  CELL.abort,
  CELL.stepCount,
  CELL.choiceCount,
  CELL.sleep,
  CELL.end,
  CELL.heapTop,
  CELL.reportCount,
  CELL.messageCount,
  CELL.eventCount,
  CELL.barrier,
  CELL.enabled,
  CELL.hasSpun,
  CELL.order,
  CELL.bufferCount,
  CELL.divergedAt,
  CELL.settledThreads,
];
