import { CELL } from '../control/layout.ts';
import type { PoolCall, ThreadStart } from '../control/messages.ts';
import type { RealmHost } from './core.ts';
import type { ProgramFactory, ReportName } from './realm.ts';
import { createFreeRealm, type FreeRealm } from './free-realm.ts';
import { createThreadRealm, type Factories, type ThreadRealm } from './thread-realm.ts';

/** What a worker of a pool can do, in a browser or in Node. */
export interface ThreadPlatform {
  post(call: PoolCall, transfer?: Transferable[]): void;
  /** Calls back for each message from the pool. */
  listen(onMessage: (message: unknown) => void): void;
  /** A macrotask of its own; `isLast`: behind what the platform has to say of rejections. */
  turn(callback: () => void, isLast?: boolean): void;
  nowMs(): number;
  readonly keptGlobals: readonly string[];
  readonly openSubtle: RealmHost['openSubtle'];
  /** Evaluates the program's scripts, each of which calls `define`. */
  load(scripts: readonly string[], define: (path: string | null, factory: ProgramFactory) => void): void;
  /** Errors and rejections that nobody in the program handles. */
  listenForErrors(realm: Pick<ThreadRealm, ReportName>): void;
  /** Calls back after real time; Infinity cancels. */
  wakeAfter(ms: number, callback: () => void): void;
}

const { load, store, wait, notify } = Atomics;
const WAIT_MS = 50;

/** Makes this worker a thread: of controlled runs, or of one free run. */
export function bootThread(platform: ThreadPlatform, start: ThreadStart): void {
  const { memory, thread } = start;
  const { ctl } = memory;
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  let realm: ThreadRealm | FreeRealm | null = null;

  const host: RealmHost = {
    post: (message) => platform.post({ type: 'page', message }),
    turn: platform.turn,
    wakeAfter: platform.wakeAfter,
    nowMs: platform.nowMs,
    keptGlobals: platform.keptGlobals,
    openSubtle: platform.openSubtle,
    isStopRequested: () => load(ctl, CELL.stop) === 1,
    park: () => void wait(nothing, 0, 0),
    holdThread: (ms) => void wait(nothing, 0, 0, ms),
  };

  platform.listen((data) => {
    const message = data as { type: string; parcel?: never; message?: never };
    if (message.type === 'parcel') realm?.receiveParcel(message.parcel as never);
    else if (message.type === 'page') realm?.receive(message.message as never);
  });
  const sendParcel = (parcel: { to: number }, transfer: readonly unknown[]): void =>
    platform.post(
      { type: 'parcel', to: parcel.to, parcel, transfer: transfer as Transferable[] },
      transfer as Transferable[],
    );
  if (start.isFree) {
    const free = createFreeRealm(
      globalThis,
      {
        ...host,
        ensureWorkers: (count) => platform.post({ type: 'grow', count }),
        sendParcel,
        terminate: (other) => platform.post({ type: 'terminate', thread: other }),
      },
      start.options,
      memory,
      thread,
    );
    realm = free;
    platform.listenForErrors(free);
    free.begin(loadFactories(platform, start));
    return;
  }
  const controlled = createThreadRealm(
    globalThis,
    {
      ...host,
      ensureWorkers(count) {
        if (load(ctl, CELL.poolSize) >= count) return;
        platform.post({ type: 'grow', count });
        for (;;) {
          const size = load(ctl, CELL.poolSize);
          if (size >= count || host.isStopRequested()) return;
          wait(ctl, CELL.poolSize, size, WAIT_MS);
        }
      },
      sendParcel,
    },
    start.options,
    memory,
    thread,
  );
  realm = controlled;
  platform.listenForErrors(controlled);
  const factories = loadFactories(platform, start);
  platform.turn(() => {
    // Counted in the order of their numbers: a worker is there when all before it are.
    for (;;) {
      const size = load(ctl, CELL.poolSize);
      if (size === thread || host.isStopRequested()) break;
      wait(ctl, CELL.poolSize, size, WAIT_MS);
    }
    store(ctl, CELL.poolSize, thread + 1);
    notify(ctl, CELL.poolSize);
    controlled.begin(factories);
  });
}

function loadFactories(platform: ThreadPlatform, { scripts }: ThreadStart): Factories {
  const mains: ProgramFactory[] = [];
  const threads = Object.create(null) as Record<string, ProgramFactory>;
  platform.load(scripts, (path, factory) => {
    if (path === null) mains[0] = factory;
    else threads[path] = factory;
  });
  const [main] = mains;
  if (!main) throw new Error('The program has no main module.');
  return { main, threads };
}
