import type { Program } from '../../compile/types.ts';
import type { ExploreProgress } from '../../explore/types.ts';
import { decodeSchedule, describeDivergence, encodeSchedule, type Plan } from '../../schedule/index.ts';
import { createCollector, type Collector } from '../collector.ts';
import { createObjectNames } from '../object-names.ts';
import { findRaces, nameCell, type Trace } from '../../trace/index.ts';
import type {
  ExploreRequest,
  Finding,
  Outcome,
  RunOptions,
  RunProgress,
  RunResult,
  Verdict,
} from '../types.ts';
import type { PageMessage, RealmMessage, RealmOptions } from '../wire.ts';
import type { ExecutorOptions } from './executor.ts';
import { MAX_THREADS } from './layout.ts';
import type { ControllerMessage, ExecutionReport, PoolReply, PoolRequest } from './messages.ts';
import { readPendingChoice } from './pending-choice.ts';
import { describeWaiting, toContinuation, toOutcome } from './read-execution.ts';
import { toVerdict } from './verdict.ts';

/** The way to a pool: through the sandbox frame in a browser, straight in Node. */
export interface PoolLink {
  post(request: PoolRequest): void;
  /** Answers a request of a thread for a file of the course. */
  load(url: string, method: string): Promise<Extract<PageMessage, { type: 'fetched' }>>;
}

/** Runs and explorations under control, one at a time, on workers that are kept for as long as the program is the same. */
export interface Control {
  run(
    program: Program,
    run: RunOptions,
    options: RealmOptions,
    onProgress: (progress: RunProgress) => void,
  ): Promise<RunResult>;
  explore(
    program: Program,
    request: ExploreRequest,
    options: RealmOptions,
    onProgress: (progress: ExploreProgress) => void,
  ): Promise<Verdict>;
  /** Threads truly in parallel, on the real clock. */
  runFree(
    program: Program,
    options: RealmOptions,
    onProgress: (progress: RunProgress) => void,
  ): Promise<RunResult>;
  /** Free run: asks whether all threads wait for each other. */
  check(): void;
  hear(reply: PoolReply): void;
  /** Asks what goes on to end soon; it may need `abandon`. */
  stop(): void;
  /** The pool is gone: what goes on ends with what was heard. */
  abandon(outcome: Outcome): void;
  readonly isBusy: boolean;
  /** What goes on, to be told from what comes after it. */
  readonly current: object | null;
}

interface Active {
  onMessage(message: ControllerMessage): void;
  onThread(thread: number, message: RealmMessage): void;
  /** Free run: everybody waits for somebody. */
  onHeld(waiting: { lane: number; site: number }[]): void;
  abandon(outcome: Outcome): void;
}

type Closed = Extract<RealmMessage, { type: 'closed' }>;

/** Operations of one thread in one explored execution: past it, it is a limit rather than a trace. */
const MAX_EXPLORED_STEPS = 20_000;

export function createControl(link: PoolLink): Control {
  let pool = 0;
  let openKey = '';
  let active: Active | null = null;

  /** Opens a pool for the program, unless one is open. */
  function open(program: Program, options: RealmOptions, isFree = false): void {
    const key = JSON.stringify([program.hash, options]);
    if (!isFree && key === openKey) return;
    openKey = isFree ? '' : key; // the workers of a free run are used once
    pool++;
    const { code, threads } = program;
    link.post({
      type: 'open',
      pool,
      program: { main: code, threads: threads.map((thread) => ({ path: thread.path, code: thread.code })) },
      options,
      isFree,
      workers: program.usesThreads ? 3 : 1,
    });
  }

  function toExecutorOptions(program: Program, options: RealmOptions, records: boolean): ExecutorOptions {
    return {
      ordersOutput: true,
      picksEvents: !program.usesThreads,
      records,
      threadLimit: Math.min(options.limits.threads, MAX_THREADS - 1),
      maxSteps: records ? options.limits.steps : Math.min(options.limits.steps, MAX_EXPLORED_STEPS),
    };
  }

  async function answer(
    own: number,
    thread: number,
    message: Extract<RealmMessage, { type: 'fetch' }>,
  ): Promise<void> {
    const reply = await link.load(message.url, message.method);
    if (own === pool) {
      link.post({ type: 'toThread', pool, thread, message: { ...reply, request: message.request } });
    }
  }

  function hear(reply: PoolReply): void {
    if (reply.pool !== pool) return;
    if (reply.type === 'poolFailed') {
      openKey = '';
      active?.abandon({ type: 'crashed', message: reply.message });
    } else if (reply.type === 'controller') active?.onMessage(reply.message);
    else if (reply.type === 'held') active?.onHeld(reply.waiting);
    else if (reply.message.type === 'fetch') void answer(pool, reply.thread, reply.message);
    else active?.onThread(reply.thread, reply.message);
  }

  function run(
    program: Program,
    runOptions: RunOptions,
    options: RealmOptions,
    onProgress: (progress: RunProgress) => void,
  ): Promise<RunResult> {
    const collector = createCollector(program, options);
    const startedAtMs = performance.now();
    const planned = toPlan(program, runOptions);
    if ('fault' in planned) {
      return Promise.resolve(collector.cut({ type: 'crashed', message: planned.fault }, 0));
    }
    open(program, options);
    return new Promise<RunResult>((resolve) => {
      const closed = new Map<number, Closed>();
      let execution: ExecutionReport | null = null;

      const settle = (result: RunResult): void => {
        active = null;
        resolve(result);
      };
      const finishWhenWhole = (): void => {
        if (execution === null || closed.size < execution.threadCount) return;
        collector.settle();
        settle(toResult(program, runOptions, collector, execution, closed, performance.now() - startedAtMs));
      };
      active = {
        onMessage(message) {
          if (message.type === 'broken') active?.abandon({ type: 'crashed', message: message.message });
          if (message.type !== 'executed') return;
          execution = message.execution;
          finishWhenWhole();
        },
        onHeld: () => undefined,
        onThread(thread, message) {
          if (message.type === 'batch') onProgress(collector.hear(message, thread));
          else if (message.type === 'alive') {
            const { timers, requests, threads, at } = message;
            onProgress({ type: 'alive', alive: { timers, requests, threads }, at });
          } else if (message.type === 'closed') {
            closed.set(thread, message);
            finishWhenWhole();
          }
        },
        abandon(outcome) {
          openKey = '';
          collector.settle();
          settle(collector.cut(outcome, performance.now() - startedAtMs));
        },
      };
      link.post({
        type: 'execute',
        pool,
        plan: planned.plan,
        options: toExecutorOptions(program, options, true),
      });
    });
  }

  function explore(
    program: Program,
    request: ExploreRequest,
    options: RealmOptions,
    onProgress: (progress: ExploreProgress) => void,
  ): Promise<Verdict> {
    open(program, options);
    const startedAtMs = performance.now();
    const outputs = request.outputs ?? 'ordered';
    const budget = { runs: request.budget?.runs ?? 20_000, ms: request.budget?.ms ?? 2_000 };
    const strategy = request.strategy ?? 'dpor';
    return new Promise<Verdict>((resolve) => {
      const settle = (verdict: Verdict): void => {
        active = null;
        resolve(verdict);
      };
      active = {
        onMessage(message) {
          if (message.type === 'progress') onProgress(message.progress);
          else if (message.type === 'explored') {
            settle(toVerdict(program, message.findings, performance.now() - startedAtMs, outputs));
          } else if (message.type === 'broken')
            active?.abandon({ type: 'crashed', message: message.message });
        },
        onThread: () => undefined,
        onHeld: () => undefined,
        abandon(outcome) {
          openKey = '';
          settle(toFailedVerdict(strategy, outcome, performance.now() - startedAtMs));
        },
      };
      link.post({
        type: 'explore',
        pool,
        explore: { strategy, outputs, budget, seed: request.seed ?? 1 },
        options: {
          ...toExecutorOptions(program, options, false),
          ordersOutput: outputs === 'ordered',
        },
      });
    });
  }

  function runFree(
    program: Program,
    options: RealmOptions,
    onProgress: (progress: RunProgress) => void,
  ): Promise<RunResult> {
    open(program, options, true);
    const collector = createCollector(program, options);
    const startedAtMs = performance.now();
    const own = pool;
    return new Promise<RunResult>((resolve) => {
      const closed = new Map<number, Closed>();
      let ended: Extract<RealmMessage, { type: 'ended' }> | null = null;
      let isClosing = false;

      const settle = (result: RunResult): void => {
        active = null;
        link.post({ type: 'close', pool: own });
        resolve(result);
      };
      const toThreads = (message: PageMessage): void => {
        for (let thread = 0; thread < MAX_THREADS; thread++) {
          link.post({ type: 'toThread', pool: own, thread, message });
        }
      };
      const finishWhenWhole = (): void => {
        if (ended === null || closed.size < 1 + collector.lanes.countThreads()) return;
        collector.settle();
        settle(toFreeResult(collector, ended, closed));
      };
      active = {
        onMessage: () => undefined,
        onThread(thread, message) {
          switch (message.type) {
            case 'batch':
              onProgress(collector.hear(message, thread));
              finishWhenWhole();
              break;
            case 'alive': {
              const { timers, requests, threads, at } = message;
              if (thread === 0) onProgress({ type: 'alive', alive: { timers, requests, threads }, at });
              break;
            }
            case 'quiet':
              isClosing = true;
              toThreads({ type: 'close' });
              break;
            case 'closed':
              closed.set(thread, message);
              finishWhenWhole();
              break;
            case 'ended':
              ended = message;
              if (isClosing) finishWhenWhole();
              else {
                // A limit, or the end of a realm: the other threads are not asked any more.
                collector.settle();
                settle(toFreeResult(collector, ended, closed));
              }
              break;
            case 'fetch':
              break;
          }
        },
        onHeld(waiting) {
          collector.settle();
          const { lanes, places } = collector;
          const list = waiting.map(({ lane, site }) => ({
            lane,
            label: lanes.lanes[lane]?.label ?? '',
            site: places.toSite(site),
            for: 'a notification that nobody is left to give',
            waitsFor: null,
            holderSite: null,
          }));
          settle(collector.cut({ type: 'deadlocked', waiting: list }, performance.now() - startedAtMs));
        },
        abandon(outcome) {
          collector.settle();
          settle(collector.cut(outcome, performance.now() - startedAtMs));
        },
      };
    });
  }

  return {
    run,
    runFree,
    check: () => link.post({ type: 'check', pool }),
    explore,
    hear,
    get isBusy() {
      return active !== null;
    },
    get current() {
      return active;
    },
    stop() {
      link.post({ type: 'stop', pool });
    },
    abandon(outcome) {
      openKey = '';
      active?.abandon(outcome);
    },
  };
}

/** What a run is to follow, from its options; a sentence when the schedule is none of this program's. */
function toPlan(program: Program, options: RunOptions): { plan: Plan } | { fault: string } {
  const then = toContinuation(options.policy ?? 'fifo', options.seed ?? 1);
  if (options.schedule === undefined || options.schedule === '') {
    return { plan: { choices: [], expected: null, sleep: 0, then } };
  }
  const schedule = decodeSchedule(options.schedule);
  if ('fault' in schedule) return schedule;
  if (schedule.program !== program.hash) {
    return {
      fault:
        'This schedule belongs to another version of the program: its sources have changed since. Run it anew to get a schedule that fits.',
    };
  }
  const wanted =
    options.policy === 'manual' ? (options.position ?? schedule.choices.length) : schedule.choices.length;
  const choices = schedule.choices.slice(0, wanted);
  return { plan: { choices: choices.map(({ chosen }) => chosen), expected: choices, sleep: 0, then } };
}

function toResult(
  program: Program,
  options: RunOptions,
  collector: Collector,
  execution: ExecutionReport,
  closed: ReadonlyMap<number, Closed>,
  wallMs: number,
): RunResult {
  const parts = [...closed.values()];
  const sum = (read: (part: (typeof parts)[number]) => number): number =>
    parts.reduce((total, part) => total + read(part), 0);
  const objects = createObjectNames(program);
  const { lanes, places } = collector;
  const threadName = (thread: number): string =>
    lanes.lanes[lanes.ofThread(thread)]?.label ?? `thread ${thread}`;
  const names = { laneOf: lanes.ofThread, label: threadName, toSite: places.toSite, toName: places.toName };
  const trace = collector.toTrace(
    sum((part) => part.droppedEvents),
    options.policy ?? 'fifo',
  );
  const isPaused = execution.end === 'paused';
  const outcome: Outcome =
    execution.end === 'diverged'
      ? { type: 'crashed', message: toDivergence(execution, options, threadName) }
      : toOutcome(execution, {
          toReport: (report) => {
            const uncaught = closed.get(report.thread)?.uncaught;
            const told = uncaught ? collector.toReport(uncaught) : null;
            if (told && told.frames.length > 0) return told;
            // An error without a stack of its own: where the program stood when nobody caught it.
            const site = places.toSite(report.site);
            const frames = site ? [{ site, name: 'top level', async: false }] : [];
            return told ? { ...told, frames } : { name: report.detail, message: report.text, frames };
          },
          toSite: collector.places.toSite,
          waiting: () => describeWaiting(execution.waiting, names, objects),
        });
  const findings = parts.flatMap((part) => part.findings.map(collector.toFinding));
  findings.push(...listRaces(trace));
  if (outcome.type === 'deadlocked') findings.push({ type: 'deadlock', waiting: outcome.waiting });
  return {
    outcome,
    output: collector.output,
    outputDropped: { writes: sum((part) => part.droppedWrites), bytes: sum((part) => part.droppedBytes) },
    trace,
    schedule: encodeSchedule({
      program: program.hash,
      choices:
        execution.end === 'diverged' ? execution.choices.slice(0, execution.divergedAt) : execution.choices,
    }),
    next: isPaused ? readPendingChoice(execution, collector, objects) : null,
    elapsed: execution.elapsed,
    wallMs,
    findings,
  };
}

/** A free run that came to its end: what main says, and what the other threads have to add. */
function toFreeResult(
  collector: Collector,
  ended: Extract<RealmMessage, { type: 'ended' }>,
  closed: ReadonlyMap<number, Closed>,
): RunResult {
  const others = [...closed.values()].filter(({ thread }) => thread > 0);
  const result = collector.finish(ended);
  const thrown = others.find(({ uncaught }) => uncaught !== null)?.uncaught ?? null;
  const isFine = result.outcome.type === 'finished' || result.outcome.type === 'deadlocked';
  const trace = collector.toTrace(
    others.reduce((sum, part) => sum + part.droppedEvents, ended.droppedEvents),
  );
  return {
    ...result,
    outcome: thrown && isFine ? { type: 'threw', error: collector.toReport(thrown) } : result.outcome,
    outputDropped: {
      writes: others.reduce((sum, part) => sum + part.droppedWrites, ended.droppedWrites),
      bytes: others.reduce((sum, part) => sum + part.droppedBytes, ended.droppedBytes),
    },
    trace,
    findings: [
      ...result.findings,
      ...others.flatMap((part) => part.findings.map(collector.toFinding)),
      ...listRaces(trace),
    ],
  };
}

/** Data races of a recorded run, as findings. */
function listRaces(trace: Trace): Finding[] {
  return findRaces(trace).map(({ object, address, first, second }) => ({
    type: 'dataRace',
    name: nameCell(trace.header.objects, object, address),
    first: { lane: first.lane, site: first.site, writes: first.writes },
    second: { lane: second.lane, site: second.site, writes: second.writes },
  }));
}

function toDivergence(
  execution: ExecutionReport,
  options: RunOptions,
  toName: (thread: number) => string,
): string {
  const schedule = decodeSchedule(options.schedule ?? '');
  const expected = 'fault' in schedule ? null : (schedule.choices[execution.divergedAt] ?? null);
  return describeDivergence(
    execution.divergedAt,
    expected,
    execution.choices[execution.divergedAt] ?? null,
    toName,
  );
}

/** The verdict of an exploration that could not be, or was cut off. */
export function toFailedVerdict(strategy: Verdict['strategy'], outcome: Outcome, elapsed: number): Verdict {
  return {
    exhaustive: false,
    strategy,
    runs: 0,
    traces: 0,
    blocked: 0,
    outcomes: [
      { key: outcome.type, outcome, output: [], count: 1, schedule: '', preemptions: 0, reason: null },
    ],
    findings: [],
    spinsCollapsed: false,
    cutShort: 'stopped',
    paths: [],
    threads: [],
    elapsed,
  };
}
