import { Worker } from 'node:worker_threads';
import { bundleEntry } from '../bundle-entry.ts';
import { createPool, type Pool, type WorkerHandle } from './pool.ts';
import type { PoolCall, PoolReply } from './messages.ts';

const REALM = new URL('../realm/node-entry.ts', import.meta.url);
const CONTROLLER = new URL('./node-controller-entry.ts', import.meta.url);

function start(
  entry: URL,
  workerData: unknown,
  onCall: (call: PoolCall) => void,
  onFail: (error: Error) => void,
): WorkerHandle {
  const worker = new Worker(bundleEntry(entry), { eval: true, workerData, stderr: false });
  worker.on('message', onCall);
  worker.on('error', onFail);
  return {
    post: (message, transfer = []) => worker.postMessage(message, transfer as never),
    terminate: () => void worker.terminate(),
  };
}

/** A pool of Node's worker threads: for recordings made at build time, and for tests. */
export function createNodePool(onReply: (reply: PoolReply) => void): Pool {
  let pool = 0;
  const fail = (error: Error): void =>
    onReply({ type: 'poolFailed', pool, message: `A thread's realm died: ${error.stack ?? String(error)}` });
  const own = createPool({
    startThread: (onCall) => start(REALM, { pooled: true }, onCall, fail),
    startController: (onCall) => start(CONTROLLER, {}, onCall, fail),
    toScripts: ({ main, threads }) =>
      [{ path: null, code: main }, ...threads].map((script) => JSON.stringify(script)),
    reply: onReply,
  });
  return {
    ...own,
    handle(request) {
      ({ pool } = request);
      own.handle(request);
    },
  };
}
