/** First script of a Node worker thread that is a realm: the same engine, for recordings made at build time and for tests. */
import { parentPort, workerData } from 'node:worker_threads';
import { runInThisContext } from 'node:vm';
import type { PageMessage, RealmOptions } from '../wire.ts';
import { createRealm, type ProgramFactory } from './realm.ts';

const { program, options } = workerData as { program: string; options: RealmOptions };
const port = parentPort;
if (!port) throw new Error('node-entry runs in a worker thread');
const post = port.postMessage.bind(port);
const nativeImmediate = globalThis.setImmediate;
const nativeTimeout = globalThis.setTimeout;
const nativeClear = globalThis.clearTimeout;
const nowMs = performance.now.bind(performance);
const { wait } = Atomics;
const holdCell = new Int32Array(new SharedArrayBuffer(4));
const onProcess = process.on.bind(process);
const factory = runInThisContext(program, { filename: 'lab-program.js' }) as ProgramFactory;
let timer: NodeJS.Timeout | undefined;
let realm: ReturnType<typeof createRealm> | null = null;

port.on('message', (message: PageMessage) => realm?.receive(message));
onProcess('unhandledRejection', (reason) => realm?.reportRejection(reason));
onProcess('uncaughtException', (error) => {
  if (!realm) throw error; // a fault of ours, not of the program
  realm.reportUncaught(error);
});
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
    keptGlobals: ['Buffer', 'process'], // Node's own fetch and streams look them up when they need them
    isStopRequested: () => false,
    park: () => void wait(holdCell, 0, 0),
    holdThread: (ms) => void wait(holdCell, 0, 0, ms),
  },
  options,
);
realm.start(factory);
