import { OBJECT, OP } from '../../schedule/index.ts';
import {
  CELL,
  END,
  MAX_REPORTS,
  REPORT_TYPES,
  REPORT_WIDTH,
  STATE,
  THREAD,
  threadCell,
  type ControlMemory,
} from '../control/layout.ts';
import type { PageMessage, RealmOptions } from '../wire.ts';
import { CODE } from '../wire.ts';
import { createActivity } from './activity.ts';
import { createBuffers } from './buffer-pool.ts';
import type { Control } from './control.ts';
import { createControlledOps, type ControlledOps } from './controlled-ops.ts';
import { ABORTED, type RealmHost } from './core.ts';
import { createCore } from './create-core.ts';
import { createCourseFetch } from './course-fetch.ts';
import { createElementHooks } from './element-hooks.ts';
import { createEventChoice } from './event-choice.ts';
import { createGlobalEvents } from './global-events.ts';
import { installGlobals } from './globals.ts';
import { apply, getOwnPropertyDescriptor, NativePromise, NativeTypeError } from './intrinsics.ts';
import { createMail, type Parcel } from './mail.ts';
import { createNativeCalls } from './native-calls.ts';
import { createPrelude } from './prelude.ts';
import type { ProgramFactory, Realm, ReportName } from './realm.ts';
import { installSharedMemory } from './shared-memory.ts';
import { driveThread, type ThreadParts } from './thread-driver.ts';
import { createThreads, KIND, type Assignment, type Delivery } from './threads.ts';
import { createTimers } from './timers.ts';
import { createTurns } from './turns.ts';
import { createWorkerGlobals } from './worker-class.ts';
import { takeSnapshot } from './world-snapshot.ts';

/** What the surroundings of a thread's realm provide beside a realm's. */
export interface ThreadHost extends RealmHost {
  /** Returns once the pool has so many workers. */
  ensureWorkers(count: number): void;
  /** Sends what can only be copied by the platform itself. */
  sendParcel(parcel: Parcel, transfer: readonly unknown[]): void;
}

/** The factories of a program: of main, and of the modules that threads run. */
export interface Factories {
  main: ProgramFactory;
  threads: Readonly<Record<string, ProgramFactory>>;
}

/** A realm that is one thread of controlled runs; it runs execution after execution. */
export interface ThreadRealm extends Pick<Realm, 'receive' | ReportName> {
  /** Waits for the first turn; blocks the worker. */
  begin(factories: Factories): void;
  receiveParcel(parcel: Parcel): void;
}

const { charCodeAt } = String.prototype;
const promiseThen = NativePromise.prototype.then;

/** Makes `scope` the world of one thread. Must be called before any learner code. */
export function createThreadRealm(
  scope: object,
  host: ThreadHost,
  options: RealmOptions,
  memory: ControlMemory,
  me: number,
): ThreadRealm {
  const { ctl, times } = memory;
  const own = (cell: number): number => threadCell(me, cell);
  const snapshot = takeSnapshot(scope);
  let factories: Factories | null = null;
  let assignment: Assignment | null = null;
  let hasPointed = false;
  let hasChecked = false;

  const turns = createTurns(memory, me, {
    chose(isEvent, enabled, chosen, text) {
      if (ctl[CELL.records] !== 1) return;
      core.emit(CODE.choice, core.currentLane(), -1, -1, isEvent ? 1 : 0, enabled, text, chosen);
    },
    pausedAtEvent() {
      const { candidates } = parts;
      const count = ctl[CELL.picksEvents] === 1 ? choice.count() : candidates.length;
      for (let k = 0; k < count; k++) {
        const { label, lane, site } =
          ctl[CELL.picksEvents] === 1 ? choice.describe(k) : (candidates[k] as Delivery);
        report(REPORT_TYPES.indexOf('candidate'), `${lane}`, label, site);
      }
    },
    aborted() {
      core.isEnded = true;
    },
  });

  function writeText(text: string): number {
    const start = ctl[CELL.heapTop] as number;
    if (start + text.length > memory.heap.length) return -1;
    for (let k = 0; k < text.length; k++) {
      memory.heap[start + k] = apply(charCodeAt, text, [k]) as number;
    }
    ctl[CELL.heapTop] = start + text.length;
    return start;
  }

  function report(type: number, name: string, text: string, site: number): void {
    const k = ctl[CELL.reportCount] as number;
    if (k >= MAX_REPORTS) return;
    const nameAt = writeText(name);
    const textAt = writeText(text);
    if (nameAt < 0 || textAt < 0) return;
    const row = k * REPORT_WIDTH;
    memory.reports[row] = me;
    memory.reports[row + 1] = type;
    memory.reports[row + 2] = site;
    memory.reports[row + 3] = nameAt;
    memory.reports[row + 4] = name.length;
    memory.reports[row + 5] = textAt;
    memory.reports[row + 6] = text.length;
    ctl[CELL.reportCount] = k + 1;
  }

  const control: Control = {
    thread: me,
    isControlled: true,
    records: () => ctl[CELL.records] === 1,
    nextEvent() {
      const index = ctl[CELL.eventCount] as number;
      ctl[CELL.eventCount] = index + 1;
      return index;
    },
    countAlive() {
      let alive = 0;
      const count = ctl[CELL.threadCount] as number;
      for (let t = 1; t < count; t++) {
        const state = ctl[threadCell(t, THREAD.state)];
        if (state !== STATE.free && state !== STATE.gone) alive++;
      }
      return alive;
    },
    nextLane() {
      const lane = ctl[CELL.laneCount] as number;
      ctl[CELL.laneCount] = lane + 1;
      return lane;
    },
    rootLane: () => ctl[own(THREAD.lane)] as number,
    now: () => times[0] as number,
    setNow(ms) {
      times[0] = ms;
      ctl[CELL.barrier] = 1;
    },
    sleep(ms, site) {
      if (ctl[CELL.threadCount] === 1) return false;
      ops.sleep(ms, site);
      return true;
    },
    beforeWrite() {
      if (ctl[CELL.ordersOutput] !== 1 || ctl[CELL.threadCount] === 1) return;
      ops.point({ op: OP.output, object: OBJECT.output, address: -1, size: 0, site: core.site });
      hasPointed = true;
    },
    wrote(stream, text, site) {
      report(0, `${stream}`, text, site);
      if (!hasPointed) return;
      hasPointed = false;
      ops.done(true, NaN, NaN, -1);
    },
    report(type, name, text, site) {
      report(REPORT_TYPES.indexOf(type), name, text, site);
    },
    end(outcome) {
      if (outcome.type === 'outOfSteps') {
        report(REPORT_TYPES.indexOf('limit'), outcome.limit, outcome.message, outcome.site);
        turns.fail(END.limit);
      }
      turns.fail(outcome.type === 'stopped' ? END.stopped : END.failed);
    },
  };

  const core = createCore(host, options, control);
  const buffers = createBuffers(memory, me);
  const ops: ControlledOps = createControlledOps(core, turns, memory, me, buffers);
  const events = createGlobalEvents(core);
  const timers = createTimers(core);
  const calls = createNativeCalls(core);
  const course = createCourseFetch(core, calls);
  const choice = createEventChoice(core);
  const shared = installSharedMemory(scope, core, ops, buffers);
  const mail = createMail(core, memory, me, buffers, shared.reviver, host.sendParcel);
  const threads = createThreads(core, ops, mail, memory, me, host);
  const worker = createWorkerGlobals(core, threads, memory, me, events);
  const prelude = {
    ...createPrelude(core, timers, calls, course),
    ...shared.primitives,
    spawn: threads.spawn,
  };
  const elements = createElementHooks(core, ops);
  const activity = createActivity(core, prelude, elements, me === 0 ? null : { run, fail });
  const globals = installGlobals(scope, core, timers, calls, course, events);
  worker.install(scope);

  /** This thread's function, called once its module is evaluated. */
  function run(exports: object): void {
    const { name = '', args = [], path = '' } = assignment ?? {};
    if (name === '') {
      activity.endRoot();
      return;
    }
    const isExported = getOwnPropertyDescriptor(exports, name) !== undefined;
    const fn: unknown = isExported ? (exports as Record<string, unknown>)[name] : undefined;
    if (typeof fn !== 'function') {
      throw new NativeTypeError(
        `'./${path}' exports no function '${name}'. spawn starts a function that the module exports by that name.`,
      );
    }
    activity.hooks.awaited(-1);
    const result: unknown = apply(fn as () => unknown, undefined, args);
    const promise = new NativePromise<unknown>((resolve) => resolve(result));
    void apply(promiseThen, promise, [(value: unknown) => settle(null, value), fail]);
  }

  function fail(error: unknown): void {
    if (core.isEnded || error === ABORTED) return;
    settle({ value: error }, error);
  }

  function settle(error: { value: unknown } | null, value: unknown): void {
    if (core.isEnded) return;
    try {
      const isWorker = ctl[own(THREAD.kind)] === KIND.module;
      const event = error === null ? activity.endRoot() : activity.endRoot(error);
      if (ctl[own(THREAD.kind)] === KIND.function) {
        threads.settle(error !== null, value);
        ctl[own(THREAD.settledEvent)] = event;
      }
      if (error !== null)
        core[isWorker ? 'reportError' : 'keepError'](error.value, ctl[own(THREAD.lane)] as number);
    } catch (thrown) {
      if (thrown !== ABORTED) throw thrown;
    }
  }

  const parts: ThreadParts = {
    candidates: [],
    core,
    activity,
    calls,
    mail,
    memory,
    ops,
    threads,
    turns,
    worker,
    choice,
    me,
    start(row) {
      assignment = row < 0 ? null : (mail.open(row, true) as Assignment);
      const factory = assignment === null ? factories?.main : factories?.threads[assignment.path];
      activity.begin(me === 0 ? -1 : (ctl[own(THREAD.wakeEvent)] as number));
      if (!factory) {
        fail(new NativeTypeError(`There is no module '${assignment?.path ?? ''}' in this program.`));
        return;
      }
      try {
        void factory(activity.hooks)();
      } catch (error) {
        if (error !== ABORTED) core.reportError(error, core.ambientLane);
      }
    },
    reset() {
      core.reset();
      timers.reset();
      calls.reset();
      course.reset();
      choice.reset();
      buffers.reset();
      ops.reset();
      mail.reset();
      threads.reset();
      worker.reset();
      events.reset();
      activity.reset();
      globals.reset(options.seed + me);
      hasPointed = false;
      assignment = null;
    },
    close() {
      if (ctl[CELL.records] !== 1) return;
      core.recorder.flush();
      const { dropped, droppedWrites, droppedBytes } = core.recorder.counts;
      host.post({
        type: 'closed',
        execution: ctl[CELL.epoch] as number,
        thread: me,
        uncaught: core.uncaught,
        droppedEvents: dropped,
        droppedWrites,
        droppedBytes,
        findings: core.findings,
      });
    },
    checkWorld() {
      if (hasChecked) return;
      hasChecked = true;
      if (snapshot.hasChanged()) {
        hasChecked = false;
        ctl[CELL.dirty] = 1;
      }
    },
  };
  const loop = driveThread(parts);

  return {
    begin(given) {
      factories = given;
      snapshot.take();
      loop.begin();
    },
    receive(message: PageMessage) {
      if (message.type === 'fetched') course.receive(message);
    },
    receiveParcel(parcel) {
      mail.receive(parcel);
      loop.arrived();
    },
    reportUncaught(error) {
      if (!core.isEnded) core.reportError(error, core.ambientLane);
    },
    reportRejection: events.reportRejection,
    reportHandled: events.reportHandled,
  };
}
