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
  { type: 'boot'; realm: string } | RunMessage | { type: 'stop' } | { type: 'ping'; ping: number };

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

addEventListener('message', (event: MessageEvent) => {
  if (event.source !== page) return;
  const message = event.data as FrameMessage | { type: 'release' };
  switch (message.type) {
    case 'boot':
      realmSource = message.realm;
      spare = startWorker();
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
