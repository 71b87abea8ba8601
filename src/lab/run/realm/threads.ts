import type { LabPrelude, Wait } from '../hooks.ts';
import { OBJECT, OP } from '../../schedule/index.ts';
import { CELL, STATE, THREAD, threadCell, type ControlMemory } from '../control/layout.ts';
import { CODE, WAIT_CODES } from '../wire.ts';
import type { Core } from './core.ts';
import { deliver } from './deliver.ts';
import {
  bareList,
  cutText,
  NativeError,
  NativePromise,
  NativeRangeError,
  NativeTypeError,
  toText,
} from './intrinsics.ts';
import { LETTER, type Letter, type Mail } from './mail.ts';
import type { Ops } from './ops.ts';
import { pathOf } from './thread-module.ts';

/** What a thread is told to run. */
export interface Assignment {
  path: string;
  /** Exported function; '' = the module itself is the thread (`new Worker`). */
  name: string;
  args: unknown[];
}

/** Threads as one of them sees them: those it started, and its own part. */
export interface Threads {
  spawn: LabPrelude['spawn'];
  /** Starts a thread. @returns its number */
  start(path: string, name: string, args: unknown[]): number;
  /** Sends a message that is delivered in a turn of its own. */
  send(to: number, kind: number, value: unknown, transfer: readonly unknown[]): void;
  /** Ends a thread for good, whatever it does. */
  terminate(thread: number): void;
  /** The row of the letter that says what this thread is to run. */
  argumentRow(): number;
  /** What became of this thread's function: known to who joins it. */
  settle(isError: boolean, value: unknown): void;
  /** What of other threads can be delivered now, in the usual order: joins by their calls, letters by age. */
  listReady(): Delivery[];
  /** Joins that wait and workers that may still say something. */
  countExpected(): number;
  /** Takes a letter for a `Worker` object or for the thread's own global scope. */
  onLetter: (letter: Letter, open: () => unknown) => void;
  /** Letters that nobody listens for do not keep a thread. */
  countListening: () => number;
  /**
   * Set by the event loop: writes the row of a step that delivers something. `thread` is the one that is joined when nothing else
   * could be delivered, else −1.
   */
  logTurn: (op: number, cause: number, site: number, thread: number) => void;
  /** Set by the event loop: nothing but joins can be delivered to this thread. */
  isAlone: () => boolean;
  /** Threads that are waited for: bit t = thread t. */
  joinMask(): number;
  reset(): void;
}

/** Something that can be delivered to a thread in a turn of its own. */
export interface Delivery {
  /** The letter that must be here first, or −1. */
  row: number;
  lane: number;
  site: number;
  label: string;
  deliver(): void;
}

interface Join {
  thread: number;
  lane: number;
  site: number;
  wait: Wait;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

const THREAD_WAIT = WAIT_CODES.indexOf('thread');
export const KIND = { function: 0, module: 1 } as const;

export interface ThreadsHost {
  /** Returns once there are workers for that many threads. */
  ensureWorkers(count: number): void;
}

export function createThreads(
  core: Core,
  ops: Ops,
  mail: Mail,
  memory: ControlMemory,
  me: number,
  host: ThreadsHost,
): Threads {
  const { ctl } = memory;
  const get = (thread: number, cell: number): number => ctl[threadCell(thread, cell)] as number;
  const put = (thread: number, cell: number, value: number): void =>
    void (ctl[threadCell(thread, cell)] = value);
  let joins = bareList<Join>();

  function start(path: string, name: string, args: unknown[]): number {
    const lane = core.currentLane();
    const { site } = core;
    ops.point({ op: OP.spawn, object: -1, address: -1, size: 0, site });
    const thread = ctl[CELL.threadCount] as number;
    const limit = ctl[CELL.threadLimit] as number;
    if (thread > limit) {
      throw new NativeRangeError(
        `The program has started ${limit} threads, and no more fit into one run. Share the work out among fewer threads, for example a pool of four.`,
      );
    }
    const draft = mail.write({ path, name, args }, true, []);
    host.ensureWorkers(thread + 1);
    const own = core.recorder.addLane(lane, site, toThreadLabel(path, name, args), true);
    const event = core.emit(CODE.spawned, lane, site, -1, own, 0);
    put(thread, THREAD.argument, mail.send(draft, thread, LETTER.start, -1, event));
    put(thread, THREAD.kind, name === '' ? KIND.module : KIND.function);
    put(thread, THREAD.parent, me);
    put(thread, THREAD.lane, own);
    put(thread, THREAD.wakeStep, ctl[CELL.stepCount] as number);
    put(thread, THREAD.wakeEvent, event);
    put(thread, THREAD.state, STATE.start);
    ctl[CELL.threadCount] = thread + 1;
    ops.done(false, NaN, NaN, -1);
    return thread;
  }

  function join(thread: number): Promise<unknown> {
    const wait: Wait = { code: THREAD_WAIT, id: get(thread, THREAD.lane), firedEvent: -1 };
    const entry: Join = {
      thread,
      lane: core.currentLane(),
      site: core.site,
      wait,
      resolve: () => undefined,
      reject: () => undefined,
    };
    const promise = new NativePromise<unknown>((resolve, reject) => {
      entry.resolve = resolve;
      entry.reject = reject;
    });
    put(me, THREAD.joins, get(me, THREAD.joins) | (1 << thread));
    joins[joins.length] = entry;
    core.markPromise(promise, wait);
    return promise;
  }

  function spawn(module: unknown, name: unknown, args: unknown[]): { join(): Promise<unknown> } {
    const path = pathOf(module);
    if (path === undefined) {
      throw new NativeTypeError("spawn takes a module as its first argument: () => import('./worker.ts').");
    }
    if (typeof name !== 'string' || name === '') {
      throw new NativeTypeError('spawn takes the name of an exported function as its second argument.');
    }
    const thread = start(path, name, args);
    const { epoch } = core;
    let joined: Promise<unknown> | null = null;
    return {
      join() {
        if (core.epoch !== epoch) throw new NativeError('This thread belongs to a run that is over.');
        joined ??= join(thread);
        return joined;
      },
    };
  }

  function finishJoin(entry: Join): void {
    const { thread, lane, site } = entry;
    const isLone = joins.length === 1 && threads.isAlone();
    const rest = bareList<Join>();
    for (let k = 0; k < joins.length; k++) if (joins[k] !== entry) rest[rest.length] = joins[k] as Join;
    joins = rest;
    put(me, THREAD.joins, get(me, THREAD.joins) & ~(1 << thread));
    const isError = get(thread, THREAD.settled) >= 2;
    if (isError) put(thread, THREAD.settled, 3);
    threads.logTurn(OP.join, get(thread, THREAD.settledStep), site, isLone ? thread : -1);
    const cause = get(thread, THREAD.settledEvent);
    const event = core.emit(CODE.joined, lane, site, cause, get(thread, THREAD.lane), 0);
    entry.wait.firedEvent = event;
    const value = mail.open(get(thread, THREAD.result), true);
    deliver(core, 'thread', lane, site, event, () => (isError ? entry.reject(value) : entry.resolve(value)));
  }

  const threads: Threads = {
    logTurn: () => undefined,
    isAlone: () => false,
    joinMask: () => get(me, THREAD.joins),
    spawn: (module: unknown, name: unknown, ...args: unknown[]) => spawn(module, name, args),
    start,
    send(to, kind, value, transfer) {
      const { site } = core;
      const draft = mail.write(value, false, transfer);
      ops.point({ op: OP.send, object: OBJECT.inbox + to, address: -1, size: 0, site });
      const state = get(to, THREAD.state);
      if (state !== STATE.gone && !(state === STATE.free && to < (ctl[CELL.threadCount] as number))) {
        const event = core.emit(
          CODE.sent,
          core.currentLane(),
          site,
          -1,
          ctl[CELL.messageCount] as number,
          0,
          'thread',
        );
        mail.send(draft, to, kind, ctl[CELL.stepCount] as number, event);
        put(to, THREAD.inbox, get(to, THREAD.inbox) + 1);
      }
      ops.done(true, NaN, NaN, -1);
    },
    terminate: (thread) => put(thread, THREAD.state, STATE.gone),
    argumentRow: () => get(me, THREAD.argument),
    settle(isError, value) {
      const parent = get(me, THREAD.parent);
      // Whoever joins may have other things to hear: which of them comes first can matter.
      ops.point({ op: OP.end, object: OBJECT.inbox + parent, address: me, size: 1, site: core.site });
      let draft;
      let failed = isError;
      try {
        draft = mail.write(value, true, []);
      } catch (error) {
        failed = true;
        const reason = (error as { message?: unknown }).message;
        draft = mail.write(
          new NativeError(isError ? toText(value) : `The thread's result can't be copied: ${toText(reason)}`),
          true,
          [],
        );
      }
      put(me, THREAD.result, mail.send(draft, parent, LETTER.settled, -1, -1));
      put(me, THREAD.settled, failed ? 2 : 1);
      put(me, THREAD.settledOrder, ctl[CELL.order] as number);
      ctl[CELL.order] = (ctl[CELL.order] as number) + 1;
      put(me, THREAD.settledStep, ctl[CELL.stepCount] as number);
      ctl[CELL.settledThreads] = (ctl[CELL.settledThreads] as number) | (1 << me);
      ops.done(true, NaN, NaN, -1);
    },
    listReady() {
      const ready = bareList<Delivery>();
      const settled = ctl[CELL.settledThreads] as number;
      for (let k = 0; k < joins.length; k++) {
        const entry = joins[k] as Join;
        if (((settled >>> entry.thread) & 1) === 0) continue;
        const { lane, site } = entry;
        const row = get(entry.thread, THREAD.result);
        ready[ready.length] = {
          row,
          lane,
          site,
          label: 'thread has ended',
          deliver: () => finishJoin(entry),
        };
      }
      if (get(me, THREAD.inbox) === 0) return ready;
      const letters = mail.list();
      const lane = get(me, THREAD.lane);
      for (let k = 0; k < letters.length; k++) {
        const letter = letters[k] as Letter;
        ready[ready.length] = {
          row: letter.row,
          lane,
          site: -1,
          label: 'message',
          deliver() {
            put(me, THREAD.inbox, get(me, THREAD.inbox) - 1);
            threads.logTurn(OP.receive, letter.step, core.site, -1);
            threads.onLetter(letter, () => mail.open(letter.row, false));
          },
        };
      }
      return ready;
    },
    countExpected: () => joins.length + get(me, THREAD.inbox) + threads.countListening(),
    onLetter: () => undefined,
    countListening: () => 0,
    reset() {
      joins = bareList();
    },
  };
  return threads;
}

/** `increment A` or `w.ts`: the function's name and its first argument where that is a short primitive. */
export function toThreadLabel(path: string, name: string, args: unknown[]): string {
  if (name === '') return path;
  const first = args[0];
  const isShort = typeof first === 'string' || typeof first === 'number' || typeof first === 'boolean';
  return isShort ? `${name} ${cutText(toText(first), 24)}` : name;
}
