/** First script of a lane worker: takes its port and options, becomes a realm, then loads the program and runs it. */
import type { RealmOptions } from '../wire.ts';
import { apply, defineProperty, toText } from './intrinsics.ts';
import { bootThread } from './boot-thread.ts';
import type { ThreadStart } from '../control/messages.ts';
import type { SubtleLine } from '../subtle-wire.ts';
import type { SubtlePort } from './subtle.ts';
import { createRealm, type ProgramFactory, type Realm, type ReportName } from './realm.ts';

/** The frame's one message to a worker. */
interface StartMessage {
  port: MessagePort;
  options: RealmOptions;
  /** `blob:` or `data:` URL of a script that sets `$program`. */
  programUrl: string;
  /** One shared cell, set to 1 to stop; null where the browser refuses shared memory. */
  stopFlag: Int32Array | null;
}

interface WorkerScope {
  $program?: ProgramFactory;
  $threads?: Record<string, ProgramFactory>;
  importScripts(url: string): void;
  postMessage(message: unknown, transfer?: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
/** The platform's own: a realm puts the run's in its place. */
const listenToScope = globalThis.addEventListener.bind(globalThis);

function boot({ port, options, programUrl, stopFlag }: StartMessage): void {
  const post = port.postMessage.bind(port);
  const turnChannel = new MessageChannel();
  const postTurn = turnChannel.port2.postMessage.bind(turnChannel.port2);
  const nativeSetTimeout = globalThis.setTimeout;
  const nativeClearTimeout = globalThis.clearTimeout;
  const clock = performance;
  const clockNow = performance.now;
  const { load, wait } = Atomics;
  const holdCell = typeof SharedArrayBuffer === 'function' ? new Int32Array(new SharedArrayBuffer(4)) : null;
  const importScripts = scope.importScripts.bind(scope);
  const nowMs = (): number => apply(clockNow, clock, []) as number;
  let onTurn: () => void = () => undefined;
  let wakeTimer: ReturnType<typeof setTimeout> | undefined;

  // Two hops a turn: the browser tells of an unhandled rejection in a task that it queues after the microtasks, which
  // is behind the first hop and before the second.
  let isSecondHop = false;
  turnChannel.port1.onmessage = () => {
    isSecondHop = !isSecondHop;
    if (isSecondHop) postTurn(0);
    else onTurn();
  };
  const realm = createRealm(
    globalThis,
    {
      post: (message) => post(message),
      turn(callback) {
        onTurn = callback;
        postTurn(0);
      },
      wakeAfter(ms, callback) {
        nativeClearTimeout(wakeTimer);
        if (ms !== Infinity) wakeTimer = nativeSetTimeout(callback, ms);
      },
      nowMs,
      keptGlobals: [],
      openSubtle: findSubtleLine(),
      isStopRequested: () => stopFlag !== null && load(stopFlag, 0) === 1,
      park() {
        if (holdCell) wait(holdCell, 0, 0);
      },
      holdThread(ms) {
        if (holdCell) {
          wait(holdCell, 0, 0, ms);
          return;
        }
        const end = nowMs() + ms;
        while (nowMs() < end);
      },
    },
    options,
  );

  port.onmessage = (event: MessageEvent) => realm.receive(event.data as never);
  listenForErrors(realm);
  try {
    importScripts(programUrl);
  } catch (error) {
    realm.fail(toText(error));
    return;
  }
  const factory = scope.$program as ProgramFactory;
  delete scope.$program;
  realm.start(factory);
}

/** Null where the worker has `crypto.subtle` itself. */
function findSubtleLine(): (() => SubtlePort) | null {
  if ((globalThis.crypto as Crypto | undefined)?.subtle) return null;
  const NativeChannel = MessageChannel;
  const postToFrame = scope.postMessage.bind(scope);
  const postPort = MessagePort.prototype.postMessage;
  const setHandler = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage')?.set as () => void;
  const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get as () => unknown;
  const ports = ['port1', 'port2'].map(
    (key) => Object.getOwnPropertyDescriptor(NativeChannel.prototype, key)?.get as () => MessagePort,
  );
  const [near, far] = ports as [() => MessagePort, () => MessagePort];
  return () => {
    const channel = new NativeChannel();
    const own = apply(near, channel, []) as MessagePort;
    const port = apply(far, channel, []) as MessagePort;
    const line: SubtleLine = { type: 'subtle', port };
    // Its iterator is its own: the one of arrays is within reach of programs.
    const list = [port];
    defineProperty(list, Symbol.iterator, {
      value() {
        let isGiven = false;
        return {
          next() {
            const result = { done: isGiven, value: isGiven ? undefined : port };
            isGiven = true;
            return result;
          },
        };
      },
    });
    postToFrame(line, list);
    return {
      post: (request) => void apply(postPort, own, [request]),
      listen(onReply) {
        const hear = (event: Event): void => onReply(apply(dataOf, event, []));
        apply(setHandler, own, [hear]);
      },
    };
  };
}

/** `scheduler.yield()`, half the price of a message; null where the browser has none. */
function findQuickHop(onHop: () => void): (() => void) | null {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  const yieldTurn = scheduler?.yield;
  if (!scheduler || !yieldTurn) return null;
  const { then } = Promise.prototype;
  return () => void apply(then, apply(yieldTurn, scheduler, []), [onHop]);
}

/** A thread of controlled runs. */
function bootPooled(start: ThreadStart): void {
  const post = scope.postMessage.bind(scope);
  const importScripts = scope.importScripts.bind(scope);
  const clock = performance;
  const clockNow = performance.now;
  const { timeOrigin } = performance;
  const nativeSetTimeout = globalThis.setTimeout;
  const nativeClearTimeout = globalThis.clearTimeout;
  let wakeTimer: ReturnType<typeof setTimeout> | undefined;
  const channel = new MessageChannel();
  const postTurn = channel.port2.postMessage.bind(channel.port2);
  let onTurn: () => void = () => undefined;
  channel.port1.onmessage = () => onTurn();
  const hop = findQuickHop(() => onTurn()) ?? ((): void => postTurn(0));
  const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get as () => unknown;
  const listen = globalThis.addEventListener.bind(globalThis);
  bootThread(
    {
      // A list is read by an iterator that programs can reach, so none is given where none is needed.
      post: (call, transfer) => (transfer && transfer.length > 0 ? post(call, transfer) : post(call)),
      listen(onMessage) {
        // A program may dispatch events of its own here; those are not trusted.
        listen('message', (event: Event) => {
          if (event.isTrusted) onMessage(apply(dataOf, event, []));
        });
      },
      turn(callback, isLast = false) {
        // A message comes behind the tasks that are queued by then, word of a rejection among them.
        onTurn = isLast
          ? (): void => {
              onTurn = callback;
              postTurn(0);
            }
          : callback;
        hop();
      },
      nowMs: () => timeOrigin + (apply(clockNow, clock, []) as number),
      keptGlobals: [],
      openSubtle: findSubtleLine(),
      load(scripts, define) {
        for (let k = 0; k < scripts.length; k++) importScripts(scripts[k] as string);
        define(null, scope.$program as ProgramFactory);
        const threads = scope.$threads ?? {};
        const paths = Object.keys(threads);
        for (let k = 0; k < paths.length; k++) {
          define(paths[k] as string, threads[paths[k] as string] as ProgramFactory);
        }
        delete scope.$program;
        delete scope.$threads;
      },
      wakeAfter(ms, callback) {
        nativeClearTimeout(wakeTimer);
        if (ms !== Infinity) wakeTimer = nativeSetTimeout(callback, ms);
      },
      listenForErrors,
    },
    start,
  );
}

function listenForErrors(realm: Pick<Realm, ReportName>): void {
  const errorOf = Object.getOwnPropertyDescriptor(ErrorEvent.prototype, 'error')?.get as () => unknown;
  const messageOf = Object.getOwnPropertyDescriptor(ErrorEvent.prototype, 'message')?.get as () => unknown;
  const reasonOf = Object.getOwnPropertyDescriptor(PromiseRejectionEvent.prototype, 'reason')
    ?.get as () => unknown;
  const promiseOf = Object.getOwnPropertyDescriptor(PromiseRejectionEvent.prototype, 'promise')
    ?.get as () => object;
  const preventDefault = Event.prototype.preventDefault;
  listenToScope('error', (event: Event) => {
    const error: unknown = apply(errorOf, event, []);
    realm.reportUncaught(error ?? new Error(toText(apply(messageOf, event, []))));
    apply(preventDefault, event, []);
  });
  listenToScope('unhandledrejection', (event: Event) => {
    apply(preventDefault, event, []);
    realm.reportRejection(apply(reasonOf, event, []), apply(promiseOf, event, []) as object);
  });
  listenToScope('rejectionhandled', (event: Event) => {
    realm.reportHandled(apply(promiseOf, event, []) as object);
  });
}

globalThis.addEventListener(
  'message',
  (event: MessageEvent) => {
    const start = event.data as StartMessage | ThreadStart;
    if ('type' in start) bootPooled(start);
    else boot(start);
  },
  { once: true },
);
