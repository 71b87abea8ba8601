import { CELL, THREAD, threadCell, type ControlMemory } from '../control/layout.ts';
import type { PageMessage, RealmOptions } from '../wire.ts';
import { createActivity } from './activity.ts';
import { createBuffers } from './buffer-pool.ts';
import type { Control } from './control.ts';
import { ABORTED, type RealmHost } from './core.ts';
import { createCore } from './create-core.ts';
import { createCourseFetch } from './course-fetch.ts';
import { drive } from './driver.ts';
import { createElementHooks } from './element-hooks.ts';
import { createFreeOps } from './free-ops.ts';
import { createFreeThreads, type FreeParcel, type FreeThreadsHost } from './free-threads.ts';
import { createGlobalEvents } from './global-events.ts';
import { installGlobals } from './globals.ts';
import { apply, getOwnPropertyDescriptor, NativePromise, NativeTypeError } from './intrinsics.ts';
import { createNativeCalls } from './native-calls.ts';
import { createPrelude } from './prelude.ts';
import type { Realm, ReportName } from './realm.ts';
import { installSharedMemory } from './shared-memory.ts';
import type { Factories } from './thread-realm.ts';
import { KIND, type Assignment } from './threads.ts';
import { createTimers } from './timers.ts';
import { toWireError } from './wire-error.ts';
import { createWorkerGlobals } from './worker-class.ts';

/** What the surroundings of a thread of a free run provide. */
export type FreeHost = RealmHost & Omit<FreeThreadsHost, 'quiet'>;

/** A realm that is one thread of a free run, once. */
export interface FreeRealm extends Pick<Realm, 'receive' | ReportName> {
  /** Main begins; the others wait to be told what to run. */
  begin(factories: Factories): void;
  receiveParcel(parcel: FreeParcel): void;
}

const promiseThen = NativePromise.prototype.then;
const { add } = Atomics;

/** Makes `scope` the world of one thread of a free run. Must be called before any learner code. */
export function createFreeRealm(
  scope: object,
  host: FreeHost,
  options: RealmOptions,
  memory: ControlMemory,
  me: number,
): FreeRealm {
  const { ctl, times } = memory;
  const own = (cell: number): number => threadCell(me, cell);
  let factories: Factories | null = null;
  let assignment: Assignment | null = null;
  let isClosed = false;

  const control: Control = {
    thread: me,
    isControlled: false,
    records: () => true,
    nextEvent: () => add(ctl, CELL.eventCount, 1),
    nextLane: () => add(ctl, CELL.laneCount, 1),
    countAlive: () => (ctl[CELL.threadCount] as number) - 1,
    rootLane: () => ctl[own(THREAD.lane)] as number,
    now: () => times[0] as number,
    setNow: () => undefined,
    sleep: () => false,
    beforeWrite: () => undefined,
    wrote: () => undefined,
    report: () => undefined,
    end: () => undefined,
  };
  const core = createCore(host, { ...options, seed: options.seed + me }, control);
  const buffers = createBuffers(null, me, () => add(ctl, CELL.bufferCount, 1));
  const ops = createFreeOps(core, memory, me, buffers);
  const events = createGlobalEvents(core);
  const timers = createTimers(core);
  const calls = createNativeCalls(core);
  const course = createCourseFetch(core, calls);
  const shared = installSharedMemory(scope, core, ops, buffers);
  const threads = createFreeThreads(core, memory, me, buffers, shared.reviver, {
    ensureWorkers: host.ensureWorkers,
    sendParcel: host.sendParcel,
    terminate: host.terminate,
    quiet: () => host.post({ type: 'quiet' }),
  });
  const worker = createWorkerGlobals(core, threads, memory, me, events);
  const prelude = {
    ...createPrelude(core, timers, calls, course),
    ...shared.primitives,
    spawn: threads.spawn,
  };
  const activity = createActivity(
    core,
    prelude,
    createElementHooks(core, ops),
    me === 0 ? null : { run, fail },
  );
  installGlobals(scope, core, timers, calls, course, events);
  worker.install(scope);

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
    const event = error === null ? activity.endRoot() : activity.endRoot(error);
    ctl[own(THREAD.settledEvent)] = event;
    core.recorder.flush();
    if (ctl[own(THREAD.kind)] === KIND.function) threads.settle(error !== null, value);
    else if (error !== null)
      worker.sendError(toWireError(error.value, 0).name, toWireError(error.value, 0).message);
    if (error !== null) core.reportError(error.value, ctl[own(THREAD.lane)] as number);
  }

  function close(): void {
    if (isClosed) return;
    isClosed = true;
    core.recorder.flush();
    const { dropped, droppedWrites, droppedBytes } = core.recorder.counts;
    host.post({
      type: 'closed',
      execution: 0,
      thread: me,
      // What a thread threw is its joiner's business, once that has it.
      uncaught: ctl[own(THREAD.settled)] === 3 ? null : core.uncaught,
      droppedEvents: dropped,
      droppedWrites,
      droppedBytes,
      findings: core.findings,
    });
  }

  function finish(): void {
    if (core.isEnded) return;
    if (core.uncaught) core.end({ type: 'threw', error: core.uncaught });
    else if (core.isMainSettled) core.end({ type: 'finished' });
    else core.end({ type: 'deadlocked', waiting: activity.findWaiting() });
  }

  function start(factory: Factories['main'], cause: number): void {
    drive(core, activity, calls, factory(activity.hooks), { cause, rest: threads.rest });
  }

  threads.onStart = (given, event) => {
    assignment = given;
    core.restartClock();
    const factory = factories?.threads[given.path];
    if (factory) start(factory, event);
    else fail(new NativeTypeError(`There is no module '${given.path}' in this program.`));
  };

  return {
    begin(given) {
      factories = given;
      if (me > 0) return;
      times[0] = host.nowMs();
      core.restartClock();
      start(given.main, -1);
    },
    receive(message: PageMessage) {
      if (message.type === 'fetched') course.receive(message);
      else if (message.type === 'close') {
        close();
        if (me === 0) finish();
      }
    },
    receiveParcel: threads.receive,
    reportUncaught(error) {
      if (core.isEnded) return;
      core.reportError(error, core.ambientLane);
      if (me > 0 && ctl[own(THREAD.kind)] === KIND.module && core.uncaught) {
        worker.sendError(core.uncaught.name, core.uncaught.message);
      }
    },
    reportRejection: events.reportRejection,
    reportHandled: events.reportHandled,
  };
}
