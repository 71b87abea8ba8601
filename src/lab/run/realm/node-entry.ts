/** First script of a Node worker thread that is a realm: the same engine, for recordings made at build time and for tests. */
import { parentPort, workerData } from 'node:worker_threads';
import { runInThisContext } from 'node:vm';
import type { ThreadStart } from '../control/messages.ts';
import type { PageMessage, RealmOptions } from '../wire.ts';
import { bootThread } from './boot-thread.ts';
import { createRealm, type ProgramFactory, type Realm, type ReportName } from './realm.ts';

const given = workerData as { program: string; options: RealmOptions } | { pooled: true };
const port = parentPort;
if (!port) throw new Error('node-entry runs in a worker thread');
const post = port.postMessage.bind(port);
const listen = port.on.bind(port);
const nativeImmediate = globalThis.setImmediate;
const nativeTimeout = globalThis.setTimeout;
const nativeClear = globalThis.clearTimeout;
const nowMs = performance.now.bind(performance);
const { timeOrigin } = performance;
const { wait } = Atomics;
const onProcess = process.on.bind(process);
/** Node's own fetch and streams look these up when they need them. */
const KEPT = ['Buffer', 'process'];

function listenForErrors(realm: () => Pick<Realm, ReportName> | null): void {
  onProcess('unhandledRejection', (reason, promise) => realm()?.reportRejection(reason, promise));
  onProcess('rejectionHandled', (promise) => realm()?.reportHandled(promise));
  onProcess('uncaughtException', (error) => {
    const own = realm();
    if (!own) throw error; // a fault of ours, not of the program
    own.reportUncaught(error);
  });
}

/** One program, once. */
function bootSingle({ program, options }: { program: string; options: RealmOptions }): void {
  const holdCell = new Int32Array(new SharedArrayBuffer(4));
  const factory = runInThisContext(program, { filename: 'lab-program.js' }) as ProgramFactory;
  let timer: NodeJS.Timeout | undefined;
  let realm: Realm | null = null;
  listen('message', (message: PageMessage) => realm?.receive(message));
  listenForErrors(() => realm);
  realm = createRealm(
    globalThis,
    {
      post: (message) => post(message),
      turn: (callback) => void nativeImmediate(callback),
      wakeAfter(ms, callback) {
        nativeClear(timer);
        if (ms !== Infinity) timer = nativeTimeout(callback, ms);
      },
      nowMs,
      keptGlobals: KEPT,
      openSubtle: null,
      isStopRequested: () => false,
      park: () => void wait(holdCell, 0, 0),
      holdThread: (ms) => void wait(holdCell, 0, 0, ms),
    },
    options,
  );
  realm.start(factory);
}

/** A thread of controlled runs. */
function bootPooled(): void {
  let isBooted = false;
  let timer: NodeJS.Timeout | undefined;
  let onMessage: (message: unknown) => void = () => undefined;
  listen('message', (message: ThreadStart) => {
    if (isBooted) {
      onMessage(message);
      return;
    }
    isBooted = true;
    bootThread(
      {
        post: (call, transfer = []) => post(call, transfer as never),
        listen: (callback) => void (onMessage = callback),
        turn: (callback) => void nativeImmediate(callback),
        nowMs: () => timeOrigin + nowMs(),
        keptGlobals: KEPT,
        openSubtle: null,
        load(scripts, define) {
          scripts.forEach((text, k) => {
            const { path, code } = JSON.parse(text) as { path: string | null; code: string };
            const filename = path === null ? 'lab-program.js' : `lab-thread-${k - 1}.js`;
            define(
              path,
              runInThisContext(`\n${code}`, {
                filename,
                lineOffset: path === null ? -1 : 0,
              }) as ProgramFactory,
            );
          });
        },
        wakeAfter(ms, wake) {
          nativeClear(timer);
          if (ms !== Infinity) timer = nativeTimeout(wake, ms);
        },
        listenForErrors: (realm) => listenForErrors(() => realm),
      },
      message,
    );
  });
}

if ('pooled' in given) bootPooled();
else bootSingle(given);
