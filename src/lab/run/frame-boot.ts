import { createPool, type WorkerHandle } from './control/pool.ts';
import type { PoolCall, PoolRequest } from './control/messages.ts';
import { serveSubtle } from './subtle-server.ts';
import type { SubtleLine } from './subtle-wire.ts';

/**
 * The only script of the sandbox frame. The frame has an opaque origin, so nothing here or below can reach the site's
 * storage, DOM or network. It starts workers, lets them go, and raises their stop flag; it never runs learner code itself.
 */
interface RunMessage {
  type: 'run';
  run: number;
  program: string;
  options: unknown;
}
type FrameMessage =
  | { type: 'boot'; realm: string; controller: string }
  | RunMessage
  | { type: 'stop' }
  | { type: 'ping'; ping: number }
  | { type: 'pool'; request: PoolRequest };

interface PageWindow extends EventTarget {
  postMessage(message: unknown, targetOrigin: string, transfer?: Transferable[]): void;
}

interface Lane {
  worker: Worker;
  stopFlag: Int32Array | null;
}

const page: PageWindow = (globalThis as unknown as { parent: PageWindow }).parent;
const canShare: boolean = globalThis.crossOriginIsolated && typeof SharedArrayBuffer === 'function';
let realmSource = '';
let controllerSource = '';
let urlKind: 'blob' | 'data' = 'blob';
let spare: Worker | null = null;
let current: Lane | null = null;

function toUrl(source: string): string {
  return urlKind === 'blob'
    ? URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
    : `data:text/javascript;charset=utf-8,${encodeURIComponent(source)}`;
}

function startWorker(): Worker {
  const worker = new Worker(toUrl(realmSource));
  // All that a worker with a run of its own says here: the rest goes by the run's port.
  worker.onmessage = (event: MessageEvent): void => {
    const call = event.data as Partial<SubtleLine> | null;
    if (call?.type === 'subtle' && call.port instanceof MessagePort) serveSubtle(call.port);
  };
  worker.onerror = (event): void => {
    event.preventDefault();
    if (urlKind === 'blob' && !event.message) {
      urlKind = 'data'; // WebKit refuses blob workers here
      if (spare === worker) spare = startWorker();
      return;
    }
    page.postMessage({ type: 'workerFailed', message: event.message }, '*');
  };
  return worker;
}

function run({ run: id, program, options }: RunMessage): void {
  current?.worker.terminate();
  const worker = spare ?? startWorker();
  spare = null;
  const stopFlag = canShare ? new Int32Array(new SharedArrayBuffer(4)) : null;
  current = { worker, stopFlag };
  const { port1, port2 } = new MessageChannel();
  const programUrl = toUrl(`self.$program=${program}\n//# sourceURL=lab-program.js`);
  worker.postMessage({ port: port1, options, programUrl, stopFlag }, [port1]);
  page.postMessage({ type: 'started', run: id, canStopSoftly: stopFlag !== null }, '*', [port2]);
}

/** Ends the current worker and has the next one ready before it is asked for. */
function release(): void {
  current?.worker.terminate();
  current = null;
  spare ??= startWorker();
}

/** A worker of the pool; what it posts on its own port is a call. */
function startPooled(source: string, onCall: (call: PoolCall) => void): WorkerHandle {
  const worker = new Worker(toUrl(source));
  worker.onmessage = (event: MessageEvent): void => {
    const call = event.data as PoolCall | SubtleLine;
    if (call.type === 'subtle') serveSubtle(call.port);
    else onCall(call);
  };
  worker.onerror = (event): void => {
    event.preventDefault();
    if (event.message) page.postMessage({ type: 'workerFailed', message: event.message }, '*');
  };
  return {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    terminate: () => worker.terminate(),
  };
}

const pool = createPool({
  startThread: (onCall) => startPooled(realmSource, onCall),
  startController: (onCall) => startPooled(controllerSource, onCall),
  toScripts({ main, threads }) {
    const scripts = [toUrl(`self.$program=${main}\n//# sourceURL=lab-program.js`)];
    threads.forEach(({ path, code }, k) => {
      const name = `lab-thread-${k}.js`;
      scripts.push(toUrl(`(self.$threads??={})[${JSON.stringify(path)}]=\n${code}\n//# sourceURL=${name}`));
    });
    return scripts;
  },
  reply: (reply, transfer = []) => page.postMessage({ type: 'pool', reply }, '*', transfer),
});

addEventListener('message', (event: MessageEvent) => {
  if (event.source !== page) return;
  const message = event.data as FrameMessage | { type: 'release' };
  switch (message.type) {
    case 'boot':
      realmSource = message.realm;
      controllerSource = message.controller;
      spare = startWorker();
      break;
    case 'pool':
      pool.handle(message.request);
      break;
    case 'run':
      run(message);
      break;
    case 'stop':
      if (current?.stopFlag) Atomics.store(current.stopFlag, 0, 1);
      break;
    case 'release':
      release();
      break;
    case 'ping':
      page.postMessage({ type: 'pong', ping: message.ping }, '*');
      break;
  }
});
page.postMessage({ type: 'ready' }, '*');
