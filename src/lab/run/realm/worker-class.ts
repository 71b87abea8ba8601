import { CELL, STATE, THREAD, threadCell, type ControlMemory } from '../control/layout.ts';
import { CODE } from '../wire.ts';
import type { Core } from './core.ts';
import { deliver } from './deliver.ts';
import type { GlobalEvents } from './global-events.ts';
import { apply, createSafeMap, defineProperty, isArray, NativeTypeError } from './intrinsics.ts';
import { LETTER, type Letter } from './mail.ts';
import { pathOf } from './thread-module.ts';
import type { Threads } from './threads.ts';

type Listener = ((event: Event) => unknown) | null;

/** `Worker`, and what a module that is a worker finds in its global scope. */
export interface WorkerGlobals {
  /** Makes `Worker`, and in a thread that is one `postMessage`, `onmessage`, `close` and listeners for messages, part of `scope`. */
  install(scope: object): void;
  /** An error that nobody caught goes to the thread that made this one. */
  sendError(name: string, message: string): void;
  /** The module asked to be closed. */
  isClosing(): boolean;
  /** The module listens for messages. */
  isListening(): boolean;
  reset(): void;
}

export function createWorkerGlobals(
  core: Core,
  threads: Threads,
  memory: ControlMemory,
  me: number,
  events: GlobalEvents,
): WorkerGlobals {
  const { ctl } = memory;
  const NativeTarget = EventTarget;
  const NativeMessageEvent = MessageEvent;
  const NativeErrorEvent = typeof ErrorEvent === 'function' ? ErrorEvent : null;
  const { dispatchEvent, addEventListener, removeEventListener } = EventTarget.prototype;
  let workers = createSafeMap<number, ModelledWorker>();
  let isClosing = false;
  let ownHandler: Listener = null;
  let ownListeners = 0;

  const put = (thread: number, cell: number, value: number): void =>
    void (ctl[threadCell(thread, cell)] = value);
  const listFor = (options: unknown): unknown[] =>
    isArray(options)
      ? options
      : isArray((options as { transfer?: unknown } | null | undefined)?.transfer)
        ? (options as { transfer: unknown[] }).transfer
        : [];

  class ModelledWorker extends NativeTarget {
    #thread = -1;
    #isOver = false;
    #handlers: Record<string, Listener> = { __proto__: null };
    #errorListeners = 0;
    #messageListeners = 0;

    constructor(module: unknown) {
      super();
      const path = pathOf(module);
      if (path === undefined) {
        throw new NativeTypeError(
          "Worker takes new URL('./worker.ts', import.meta.url) as its first argument.",
        );
      }
      this.#thread = threads.start(path, '', []);
      workers.set(this.#thread, this);
    }

    get onmessage(): Listener {
      return this.#handlers['message'] ?? null;
    }
    set onmessage(handler: Listener) {
      this.#handlers['message'] = typeof handler === 'function' ? handler : null;
    }
    get onerror(): Listener {
      return this.#handlers['error'] ?? null;
    }
    set onerror(handler: Listener) {
      this.#handlers['error'] = typeof handler === 'function' ? handler : null;
    }
    get onmessageerror(): Listener {
      return this.#handlers['messageerror'] ?? null;
    }
    set onmessageerror(handler: Listener) {
      this.#handlers['messageerror'] = typeof handler === 'function' ? handler : null;
    }

    override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
      if (args[0] === 'error') this.#errorListeners++;
      if (args[0] === 'message') this.#messageListeners++;
      apply(addEventListener, this, args);
    }
    override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
      if (args[0] === 'error') this.#errorListeners--;
      if (args[0] === 'message') this.#messageListeners--;
      apply(removeEventListener, this, args);
    }

    postMessage(message: unknown, options?: unknown): void {
      if (this.#isOver) return;
      threads.send(this.#thread, LETTER.toThread, message, listFor(options));
    }

    terminate(): void {
      if (this.#isOver) return;
      this.#isOver = true;
      threads.terminate(this.#thread);
    }

    static fire(worker: ModelledWorker, type: string, event: Event): boolean {
      if (worker.#isOver) return true;
      const handler = worker.#handlers[type] ?? null;
      const isHeard = handler !== null || (type === 'error' ? worker.#errorListeners > 0 : true);
      try {
        if (handler) apply(handler, worker, [event]);
      } finally {
        apply(dispatchEvent, worker, [event]);
      }
      return isHeard;
    }
    static thread(worker: ModelledWorker): number {
      return worker.#thread;
    }
    static listens(worker: ModelledWorker): boolean {
      return (
        !worker.#isOver && (worker.#messageListeners > 0 || (worker.#handlers['message'] ?? null) !== null)
      );
    }
  }
  defineProperty(ModelledWorker, 'name', { value: 'Worker' });

  threads.onLetter = (letter: Letter, open) => {
    const lane = ctl[threadCell(me, THREAD.lane)] as number;
    const received = core.emit(CODE.received, lane, -1, letter.event, letter.row, 0, 'thread');
    const data = open();
    if (letter.kind === LETTER.toThread) {
      const event = new NativeMessageEvent('message', { data });
      deliver(core, 'message', lane, -1, received, () => fireScope(event));
      return;
    }
    const worker = workers.get(letter.from);
    if (!worker) return;
    if (letter.kind === LETTER.toParent) {
      const event = new NativeMessageEvent('message', { data });
      deliver(core, 'message', lane, -1, received, () => void ModelledWorker.fire(worker, 'message', event));
      return;
    }
    const { message } = data as { message: string };
    const event =
      NativeErrorEvent === null
        ? new Event('error', { cancelable: true })
        : new NativeErrorEvent('error', { message, cancelable: true });
    deliver(core, 'message', lane, -1, received, () => {
      if (ModelledWorker.fire(worker, 'error', event)) put(letter.from, THREAD.settled, 3);
    });
  };
  threads.countListening = () => {
    let listening = 0;
    const count = ctl[CELL.threadCount] as number;
    for (let t = 0; t < count; t++) {
      const worker = workers.get(t);
      const state = ctl[threadCell(t, THREAD.state)];
      if (worker && ModelledWorker.listens(worker) && state !== STATE.free && state !== STATE.gone)
        listening++;
    }
    return listening;
  };

  function fireScope(event: Event): void {
    try {
      if (ownHandler) apply(ownHandler, globalThis, [event]);
    } finally {
      apply(dispatchEvent, events.target(), [event]);
    }
  }

  return {
    install(scope) {
      const put = (key: string, value: unknown): void =>
        void defineProperty(scope, key, { value, writable: true, configurable: true, enumerable: false });
      put('Worker', ModelledWorker);
      if (me === 0) return;
      put('postMessage', function postMessage(message: unknown, options?: unknown): void {
        threads.send(
          ctl[threadCell(me, THREAD.parent)] as number,
          LETTER.toParent,
          message,
          listFor(options),
        );
      });
      put('close', function close(): void {
        isClosing = true;
      });
      const { addEventListener: add, removeEventListener: remove } = scope as EventTarget;
      put('addEventListener', (...args: Parameters<EventTarget['addEventListener']>): void => {
        if (args[0] === 'message') ownListeners++;
        apply(add, scope, args);
      });
      put('removeEventListener', (...args: Parameters<EventTarget['removeEventListener']>): void => {
        if (args[0] === 'message') ownListeners--;
        apply(remove, scope, args);
      });
      defineProperty(scope, 'onmessage', {
        get: () => ownHandler,
        set: (handler: unknown) => {
          ownHandler = typeof handler === 'function' ? (handler as Listener) : null;
        },
        configurable: true,
        enumerable: false,
      });
    },
    sendError(name, message) {
      threads.send(
        ctl[threadCell(me, THREAD.parent)] as number,
        LETTER.error,
        { message: `Uncaught ${name}: ${message}` },
        [],
      );
    },
    isClosing: () => isClosing,
    isListening: () => ownHandler !== null || ownListeners > 0,
    reset() {
      workers = createSafeMap();
      isClosing = false;
      ownHandler = null;
      ownListeners = 0;
    },
  };
}
