import { createRandom } from '../random.ts';
import { createClockGlobals } from './clock-globals.ts';
import { createConsole } from './console.ts';
import type { Core } from './core.ts';
import type { CourseFetch } from './course-fetch.ts';
import { apply, defineProperty, getPrototypeOf, ownKeys } from './intrinsics.ts';
import { createMessageChannel } from './message-channel.ts';
import type { GlobalEvents } from './global-events.ts';
import type { NativeCalls } from './native-calls.ts';
import { createScheduler } from './scheduler.ts';
import { createSubtle } from './subtle.ts';
import { toDelayMs, type Timers } from './timers.ts';

/**
 * What of the platform a program finds beside the language itself. Everything else that the worker has is taken away:
 * what is neither modelled nor counted would break the clock, and what reaches out is not a lab's business.
 */
const PLATFORM = new Set([
  ...[
    'AbortController',
    'AbortSignal',
    'Blob',
    'ByteLengthQueuingStrategy',
    'CountQueuingStrategy',
    'CustomEvent',
  ],
  ...['DOMException', 'ErrorEvent', 'Event', 'EventTarget', 'File', 'FormData', 'Headers', 'MessageEvent'],
  ...['PromiseRejectionEvent', 'ReadableByteStreamController', 'ReadableStream', 'ReadableStreamBYOBReader'],
  ...[
    'ReadableStreamBYOBRequest',
    'ReadableStreamDefaultController',
    'ReadableStreamDefaultReader',
    'Request',
  ],
  ...['Response', 'TextDecoder', 'TextDecoderStream', 'TextEncoder', 'TextEncoderStream', 'TransformStream'],
  ...['TransformStreamDefaultController', 'URL', 'URLPattern', 'URLSearchParams', 'WritableStream'],
  ...[
    'WritableStreamDefaultController',
    'WritableStreamDefaultWriter',
    'atob',
    'btoa',
    'console',
    'crypto',
    'fetch',
  ],
  ...[
    'isSecureContext',
    'crossOriginIsolated',
    'navigator',
    'onerror',
    'onunhandledrejection',
    'onrejectionhandled',
  ],
  ...['performance', 'queueMicrotask', 'reportError', 'scheduler', 'self', 'setInterval', 'setTimeout'],
  ...[
    'clearInterval',
    'clearTimeout',
    'structuredClone',
    'addEventListener',
    'removeEventListener',
    'dispatchEvent',
  ],
  ...['MessageChannel', 'MessagePort', 'Date', 'constructor', 'WorkerNavigator', 'WorkerGlobalScope'],
  ...['DedicatedWorkerGlobalScope'],
]);

/** The language's own globals, whatever this engine has of them. */
const LANGUAGE = new Set([
  ...[
    'Object',
    'Function',
    'Array',
    'Number',
    'parseFloat',
    'parseInt',
    'Infinity',
    'NaN',
    'undefined',
    'Boolean',
  ],
  ...[
    'String',
    'Symbol',
    'Promise',
    'RegExp',
    'Error',
    'AggregateError',
    'EvalError',
    'RangeError',
    'ReferenceError',
  ],
  ...['SyntaxError', 'TypeError', 'URIError', 'SuppressedError', 'DisposableStack', 'AsyncDisposableStack'],
  ...[
    'globalThis',
    'JSON',
    'Math',
    'Intl',
    'ArrayBuffer',
    'SharedArrayBuffer',
    'Atomics',
    'Uint8Array',
    'Int8Array',
  ],
  ...[
    'Uint16Array',
    'Int16Array',
    'Uint32Array',
    'Int32Array',
    'Float16Array',
    'Float32Array',
    'Float64Array',
  ],
  ...['Uint8ClampedArray', 'BigUint64Array', 'BigInt64Array', 'DataView', 'Map', 'BigInt', 'Set', 'Iterator'],
  ...['WeakMap', 'WeakSet', 'WeakRef', 'FinalizationRegistry', 'Proxy', 'Reflect', 'decodeURI', 'Temporal'],
  ...[
    'decodeURIComponent',
    'encodeURI',
    'encodeURIComponent',
    'escape',
    'unescape',
    'eval',
    'isFinite',
    'isNaN',
  ],
]);

/** Tells the numbers of `crypto` from those of `Math.random`. */
const BYTES_SEED = 0x5eed;

/** The platform as a program finds it. */
export interface InstalledGlobals {
  /** Puts back what of it has state, chance included; a new execution begins. */
  reset(seed: number): void;
}

/** Puts the run's own platform in the place of the worker's. Must run before any learner code. */
export function installGlobals(
  scope: object,
  core: Core,
  timers: Timers,
  calls: NativeCalls,
  course: CourseFetch,
  events: GlobalEvents,
): InstalledGlobals {
  const subtle = createSubtle(core, calls);
  removeForeign(scope, core.host.keptGlobals);
  const put = (key: string, value: unknown): void => {
    for (let object = getPrototypeOf(scope); object !== null; object = getPrototypeOf(object)) {
      Reflect.deleteProperty(object, key); // the native one would be within reach of a program
    }
    defineProperty(scope, key, { value, writable: true, configurable: true, enumerable: false });
  };
  for (const [name, value] of Object.entries(timers.globals)) put(name, named(value, name));
  const labConsole = createConsole(core);
  events.install(scope);
  put('console', labConsole.console);
  put('scheduler', createScheduler(core, timers));
  const channel = createMessageChannel(core);
  put('MessageChannel', channel.MessageChannel);
  put('MessagePort', channel.MessagePort);
  put(
    'fetch',
    named((input: unknown, init?: unknown) => course.fetch(input, init), 'fetch'),
  );
  const clock = core.isVirtual ? createClockGlobals(core) : null;
  const chance = core.isVirtual ? installSeededRandom(put, core.options.seed) : null;
  if (subtle) installSubtle((scope as { crypto: object }).crypto, subtle);
  if (clock) {
    put('Date', clock.Date);
    put('performance', clock.performance);
  }
  installAbortTimeout(timers);
  countBodies(calls, course);
  return {
    reset(seed) {
      labConsole.reset();
      channel.reset();
      clock?.reset();
      chance?.reset(seed);
    },
  };
}

/** Removes from the global object and its prototypes what is on neither list. */
function removeForeign(scope: object, kept: readonly string[]): void {
  for (let object: object | null = scope; object !== null; object = getPrototypeOf(object)) {
    if (object === Object.prototype) return;
    for (const key of ownKeys(object)) {
      if (typeof key === 'string' && !PLATFORM.has(key) && !LANGUAGE.has(key) && !kept.includes(key))
        Reflect.deleteProperty(object, key);
    }
  }
}

function named(fn: (...args: never[]) => unknown, name: string): unknown {
  defineProperty(fn, 'name', { value: name, configurable: true });
  return fn;
}

/** `Math.random` and `crypto`, each with numbers of its own that depend on the seed alone. */
function installSeededRandom(put: (key: string, value: unknown) => void, seed: number): InstalledGlobals {
  let random = createRandom(seed);
  let fillBytes = createRandom(seed ^ BYTES_SEED);
  defineProperty(Math, 'random', {
    value: named(() => random(), 'random'),
    writable: true,
    configurable: true,
  });
  const nextByte = (): number => Math.floor(fillBytes() * 256);
  const toHex = (byte: number): string => byte.toString(16).padStart(2, '0');
  put('crypto', {
    getRandomValues: (array: ArrayBufferView) => {
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      for (let k = 0; k < bytes.length; k++) bytes[k] = nextByte();
      return array;
    },
    randomUUID: () => {
      const bytes = Array.from({ length: 16 }, nextByte);
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      const hex = bytes.map(toHex).join('');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
  });
  return {
    reset(anew) {
      random = createRandom(anew);
      fillBytes = createRandom(anew ^ BYTES_SEED);
    },
  };
}

/** In the place of the native one, which would not be counted. */
function installSubtle(crypto: object, subtle: object): void {
  const prototype = getPrototypeOf(crypto);
  if (prototype !== null && prototype !== Object.prototype) Reflect.deleteProperty(prototype, 'subtle');
  defineProperty(crypto, 'subtle', { value: subtle, configurable: true, enumerable: true });
}

/** `AbortSignal.timeout` on the run's clock. It does not keep a run alive whose program is over. */
function installAbortTimeout(timers: Timers): void {
  const NativeController = AbortController;
  const NativeDomException = DOMException;
  const abort = AbortController.prototype.abort;
  const signalGetter = Object.getOwnPropertyDescriptor(AbortController.prototype, 'signal')
    ?.get as () => AbortSignal;
  const timeout = (ms: unknown): AbortSignal => {
    const controller = new NativeController();
    const onTimeout = (): void =>
      void apply(abort, controller, [new NativeDomException('signal timed out', 'TimeoutError')]);
    timers.set('signal', toDelayMs(ms), onTimeout, { isWeak: true });
    return apply(signalGetter, controller, []) as AbortSignal;
  };
  defineProperty(AbortSignal, 'timeout', { value: timeout, writable: true, configurable: true });
}

/** Bodies are read natively: each read is counted, so that the clock waits for it. */
function countBodies(calls: NativeCalls, course: CourseFetch): void {
  const wrap = (prototype: object, method: string, delayOf: (body: object) => number): void => {
    const native = Object.getOwnPropertyDescriptor(prototype, method)?.value as
      (() => Promise<unknown>) | undefined;
    if (typeof native !== 'function') return;
    const counted = {
      [method](this: object): Promise<unknown> {
        return calls.call('body', () => apply(native, this, []) as Promise<unknown>, delayOf(this));
      },
    }[method];
    defineProperty(prototype, method, { value: counted, writable: true, configurable: true });
  };
  for (const method of ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text']) {
    wrap(Response.prototype, method, course.bodyDelayMs);
    wrap(Request.prototype, method, () => 0);
    wrap(Blob.prototype, method, () => 0);
  }
}
