import { createFreeWork } from '../control/free-work.ts';
import { CELL, STATE, THREAD, threadCell, type ControlMemory } from '../control/layout.ts';
import { CODE } from '../wire.ts';
import type { Buffers } from './buffer-pool.ts';
import type { Core } from './core.ts';
import { deliver } from './deliver.ts';
import { RANK } from './event-queue.ts';
import {
  bareList,
  createSafeMap,
  NativeError,
  NativePromise,
  NativeRangeError,
  NativeTypeError,
  toText,
} from './intrinsics.ts';
import { LETTER, type Parcel } from './mail.ts';
import { pathOf } from './thread-module.ts';
import { KIND, toThreadLabel, type Assignment, type Threads } from './threads.ts';
import { flattenPrimitives, refusePrimitives, revivePrimitives, type Reviver } from './value-codec.ts';

/** A letter between threads that run in parallel: all of it crosses natively. */
export interface FreeParcel extends Parcel {
  kind: number;
  from: number;
  event: number;
  isError: boolean;
}

/** What the surroundings do for threads of a free run. */
export interface FreeThreadsHost {
  ensureWorkers(count: number): void;
  sendParcel(parcel: FreeParcel, transfer: readonly unknown[]): void;
  terminate(thread: number): void;
  /** No thread has anything left to do. */
  quiet(): void;
}

/** Threads that run truly in parallel, as one of them sees them. */
export interface FreeThreads extends Threads {
  receive(parcel: FreeParcel): void;
  /** This thread has nothing left to do, for now. */
  rest(): void;
  /** Set by the realm: this thread is told what to run. */
  onStart: (assignment: Assignment, event: number) => void;
}

interface Join {
  lane: number;
  site: number;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

const { add, compareExchange, sub, store } = Atomics;

export function createFreeThreads(
  core: Core,
  memory: ControlMemory,
  me: number,
  buffers: Buffers,
  reviver: Reviver,
  host: FreeThreadsHost,
): FreeThreads {
  const { ctl } = memory;
  const work = createFreeWork(memory);
  const clone = structuredClone;
  const joins = createSafeMap<number, Join>();
  const settled = createSafeMap<number, FreeParcel>();
  let isResting = me > 0;
  let openJoins = 0;
  const get = (thread: number, cell: number): number => ctl[threadCell(thread, cell)] as number;
  const put = (thread: number, cell: number, value: number): void =>
    void (ctl[threadCell(thread, cell)] = value);

  function pack(
    value: unknown,
    isOurs: boolean,
    transfer: readonly unknown[],
  ): Pick<FreeParcel, 'value' | 'memories'> {
    if (!isOurs) refusePrimitives(value, reviver);
    const flat = isOurs ? flattenPrimitives(value, buffers.memoryOf, reviver) : value;
    const known = buffers.list();
    // The memories go in the same copy, since they are known again only by their identity within it.
    const copy: unknown = clone(
      { value: flat, memories: known.buffers },
      transfer.length > 0 ? { transfer: transfer as Transferable[] } : undefined,
    );
    return { value: copy, memories: known.numbers };
  }

  function post(
    to: number,
    kind: number,
    content: Pick<FreeParcel, 'value' | 'memories'>,
    event: number,
    isError = false,
  ): void {
    if (!work.send(to)) return;
    host.sendParcel({ to, kind, from: me, event, isError, epoch: 0, id: 0, ...content }, []);
  }

  function open(parcel: FreeParcel, isOurs: boolean): unknown {
    const copy = parcel.value as { value: unknown; memories: SharedArrayBuffer[] };
    for (let k = 0; k < copy.memories.length; k++) {
      const number = parcel.memories[2 * k] as number;
      buffers.adopt(number, copy.memories[k] as SharedArrayBuffer);
      buffers.setObject(number, parcel.memories[2 * k + 1] as number);
    }
    return isOurs ? revivePrimitives(copy.value, reviver, buffers.byMemory) : copy.value;
  }

  function start(path: string, name: string, args: unknown[]): number {
    const lane = core.currentLane();
    const { site } = core;
    const limit = core.options.limits.threads;
    const thread = add(ctl, CELL.threadCount, 1);
    if (thread > limit) {
      sub(ctl, CELL.threadCount, 1);
      throw new NativeRangeError(
        `The program has started ${limit} threads, and no more fit into one run. Share the work out among fewer threads, for example a pool of four.`,
      );
    }
    let content;
    try {
      content = pack({ path, name, args }, true, []);
    } catch (error) {
      sub(ctl, CELL.threadCount, 1);
      throw error;
    }
    host.ensureWorkers(thread + 1);
    const own = core.recorder.addLane(lane, site, toThreadLabel(path, name, args), true);
    const event = core.emit(CODE.spawned, lane, site, -1, own, 0);
    put(thread, THREAD.kind, name === '' ? KIND.module : KIND.function);
    put(thread, THREAD.parent, me);
    put(thread, THREAD.lane, own);
    store(ctl, threadCell(thread, THREAD.state), STATE.running);
    post(thread, LETTER.start, content, event);
    return thread;
  }

  function finishJoin(thread: number, entry: Join, parcel: FreeParcel): void {
    joins.delete(thread);
    openJoins--;
    if (parcel.isError) put(thread, THREAD.settled, 3);
    const { lane, site } = entry;
    const event = core.emit(CODE.joined, lane, site, parcel.event, get(thread, THREAD.lane), 0);
    const value = open(parcel, true);
    deliver(core, 'thread', lane, site, event, () =>
      parcel.isError ? entry.reject(value) : entry.resolve(value),
    );
  }

  function queue(lane: number, callback: () => void): void {
    core.queue.add(core.now(), RANK.normal, callback, {
      source: core.queue.newSource(),
      kind: 'message',
      detail: '',
      lane,
      site: -1,
    });
    core.wake();
  }

  function join(thread: number): Promise<unknown> {
    const entry: Join = {
      lane: core.currentLane(),
      site: core.site,
      resolve: () => undefined,
      reject: () => undefined,
    };
    const promise = new NativePromise<unknown>((resolve, reject) => {
      entry.resolve = resolve;
      entry.reject = reject;
    });
    joins.set(thread, entry);
    openJoins++;
    const parcel = settled.get(thread);
    if (parcel) queue(entry.lane, () => finishJoin(thread, entry, parcel));
    return promise;
  }

  const threads: FreeThreads = {
    onStart: () => undefined,
    onLetter: () => undefined,
    countListening: () => 0,
    logTurn: () => undefined,
    isAlone: () => false,
    joinMask: () => 0,
    start,
    spawn: (module: unknown, name: unknown, ...args: unknown[]) => {
      const path = pathOf(module);
      if (path === undefined) {
        throw new NativeTypeError("spawn takes a module as its first argument: () => import('./worker.ts').");
      }
      if (typeof name !== 'string' || name === '') {
        throw new NativeTypeError('spawn takes the name of an exported function as its second argument.');
      }
      const thread = start(path, name, args);
      let joined: Promise<unknown> | null = null;
      return {
        join() {
          joined ??= join(thread);
          return joined;
        },
      };
    },
    send(to, kind, value, transfer) {
      const content = pack(value, false, transfer);
      const event = core.emit(
        CODE.sent,
        core.currentLane(),
        core.site,
        -1,
        add(ctl, CELL.messageCount, 1),
        0,
        'thread',
      );
      post(to, kind, content, event);
    },
    terminate(thread) {
      store(ctl, threadCell(thread, THREAD.state), STATE.gone);
      work.drop(thread);
      host.terminate(thread);
    },
    argumentRow: () => -1,
    settle(isError, value) {
      let content;
      let failed = isError;
      try {
        content = pack(value, true, []);
      } catch (error) {
        failed = true;
        const reason = toText((error as { message?: unknown }).message);
        const text = isError ? toText(value) : `The thread's result can't be copied: ${reason}`;
        content = pack(new NativeError(text), true, []);
      }
      put(me, THREAD.settled, failed ? 2 : 1);
      post(get(me, THREAD.parent), LETTER.settled, content, get(me, THREAD.settledEvent), failed);
    },
    listReady: () => bareList(),
    countExpected: () => openJoins,
    reset: () => undefined,
    receive(parcel) {
      if (isResting) isResting = false;
      else work.arrive(me);
      compareExchange(ctl, threadCell(me, THREAD.state), STATE.idle, STATE.running);
      if (parcel.kind === LETTER.start) {
        threads.onStart(open(parcel, true) as Assignment, parcel.event);
        return;
      }
      if (parcel.kind === LETTER.settled) {
        settled.set(parcel.from, parcel);
        const entry = joins.get(parcel.from);
        if (entry) queue(entry.lane, () => finishJoin(parcel.from, entry, parcel));
        else core.wake();
        return;
      }
      const lane = get(me, THREAD.lane);
      queue(lane, () => {
        const letter = { row: 0, kind: parcel.kind, from: parcel.from, step: -1, event: parcel.event };
        threads.onLetter(letter, () => open(parcel, false));
      });
    },
    rest() {
      if (isResting) return;
      isResting = true;
      compareExchange(ctl, threadCell(me, THREAD.state), STATE.running, STATE.idle);
      core.recorder.flush();
      work.rest(me);
      if (work.count() === 0) host.quiet();
    },
  };
  return threads;
}
