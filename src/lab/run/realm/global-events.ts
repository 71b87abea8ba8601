import { ABORTED, type Core } from './core.ts';
import { deliver } from './deliver.ts';
import { createErrorEvents } from './error-event-classes.ts';
import {
  apply,
  bareList,
  createSafeMap,
  createSafeWeakMap,
  defineProperty,
  getPrototypeOf,
  type SafeMap,
} from './intrinsics.ts';
import { toWireError } from './wire-error.ts';

type Handler = ((...args: unknown[]) => unknown) | null;

/** The listeners of a program's global scope, and what they hear of errors that nobody caught (SPEC T9, T11). */
export interface GlobalEvents {
  install(scope: object): void;
  /** What carries the listeners of this execution. */
  target(): EventTarget;
  /** The platform found a rejection that nobody handles. */
  reportRejection(reason: unknown, promise: object): void;
  /** A rejection of which the program was told has found a handler. */
  reportHandled(promise: object): void;
  /** A new execution begins: listeners of the one before hear nothing. */
  reset(): void;
}

const REJECTIONS = ['unhandledrejection', 'rejectionhandled'];

/** Must be called before any learner code. */
export function createGlobalEvents(core: Core): GlobalEvents {
  const NativeTarget = EventTarget;
  const classes = createErrorEvents();
  const { addEventListener, removeEventListener, dispatchEvent } = EventTarget.prototype;
  const { preventDefault } = Event.prototype;
  const isPrevented = Object.getOwnPropertyDescriptor(Event.prototype, 'defaultPrevented')
    ?.get as () => boolean;
  const told = createSafeWeakMap<object, { reason: unknown; epoch: number }>();
  const guarded = createSafeWeakMap<object, (event: Event) => void>();
  /** By listeners of errors while they are told of one. */
  const thrown = bareList<unknown>();
  let target = new NativeTarget();
  let handlers: SafeMap<string, Handler> = createSafeMap();
  let own: object = target;
  let isTellingError = false;

  const heed = (type: unknown): void => {
    if (type === REJECTIONS[0] || type === REJECTIONS[1]) core.hearsRejections = true;
  };

  /**
   * What is added in the place of a listener. An error that a listener of errors throws is kept and not told again: some
   * platforms report it later, and it would go round for ever.
   */
  function toListener(type: unknown, callback: unknown): unknown {
    if (
      type !== 'error' ||
      (typeof callback !== 'function' && typeof callback !== 'object') ||
      callback === null
    )
      return callback;
    const known = guarded.get(callback);
    if (known) return known;
    const listener = (event: Event): void => {
      try {
        if (typeof callback === 'function') apply(callback as () => void, own, [event]);
        else apply((callback as EventListenerObject).handleEvent, callback, [event]);
      } catch (error) {
        thrown[thrown.length] = error;
      }
    };
    guarded.set(callback, listener);
    return listener;
  }

  const hasEnded = (): boolean => core.isEnded;

  /** `preventing`: what a handler returns to prevent what would be done otherwise. */
  function tell(type: string, event: Event, args: readonly unknown[], preventing: boolean): void {
    // Under the name that programs know; nothing else tells the target from the scope.
    defineProperty(event, 'target', { value: own });
    defineProperty(event, 'currentTarget', { value: own });
    const handler = handlers.get(type);
    try {
      if (handler && apply(handler, own, args) === preventing) apply(preventDefault, event, []);
    } finally {
      apply(dispatchEvent, target, [event]);
    }
  }

  /** @returns whether the program prevented what would be done otherwise */
  function tellRejection(type: string, reason: unknown, promise: object, cancelable: boolean): boolean {
    const event = classes.toRejectionEvent(type, promise, reason, cancelable);
    deliver(core, type, core.ambientLane, core.site, -1, () => {
      tell(type, event, [event], false);
    });
    return apply(isPrevented, event, []) as boolean;
  }

  core.tellError = (error, keep) => {
    if (isTellingError || core.isEnded) {
      keep();
      return;
    }
    isTellingError = true;
    const { name, message } = toWireError(error, 0);
    const text = `Uncaught ${name}: ${message}`;
    const event = classes.toErrorEvent(text, error);
    const { delivering } = core;
    core.delivering = 'error';
    thrown.length = 0;
    try {
      tell('error', event, [text, '', 0, 0, error], true);
    } catch (late) {
      thrown[thrown.length] = late;
    }
    core.delivering = delivering;
    isTellingError = false;
    if (!(apply(isPrevented, event, []) as boolean)) keep();
    for (let k = 0; k < thrown.length; k++) core.keepError(thrown[k], core.ambientLane);
  };

  return {
    install(scope) {
      own = scope;
      const put = (key: string, property: PropertyDescriptor): void => {
        for (let object = getPrototypeOf(scope); object !== null; object = getPrototypeOf(object)) {
          if (object !== NativeTarget.prototype) Reflect.deleteProperty(object, key);
        }
        defineProperty(scope, key, { ...property, configurable: true, enumerable: false });
      };
      const putMethods = (methods: Record<string, (...args: never[]) => unknown>): void => {
        for (const [key, value] of Object.entries(methods)) put(key, { value, writable: true });
      };
      putMethods({
        addEventListener(type: unknown, callback: unknown, options: unknown): void {
          heed(type);
          apply(addEventListener, target, [type, toListener(type, callback), options]);
        },
        removeEventListener(type: unknown, callback: unknown, options: unknown): void {
          apply(removeEventListener, target, [type, toListener(type, callback), options]);
        },
        dispatchEvent: (event: Event): boolean => apply(dispatchEvent, target, [event]) as boolean,
        reportError: (error: unknown): void => core.reportError(error, core.currentLane()),
      });
      for (const type of ['error', ...REJECTIONS]) {
        put(`on${type}`, {
          get: () => handlers.get(type) ?? null,
          set(handler: unknown) {
            heed(type);
            handlers.set(type, typeof handler === 'function' ? (handler as Handler) : null);
          },
        });
      }
      for (const [key, value] of Object.entries(classes.missing)) put(key, { value, writable: true });
    },
    target: () => target,
    reportRejection(reason, promise) {
      if (core.isEnded || reason === ABORTED) return;
      told.set(promise, { reason, epoch: core.epoch });
      if (tellRejection('unhandledrejection', reason, promise, true) || hasEnded()) return;
      core.addFinding({
        type: 'unhandledRejection',
        error: toWireError(reason, core.ambientLane),
        at: core.now(),
      });
    },
    reportHandled(promise) {
      const known = told.get(promise);
      if (core.isEnded || known?.epoch !== core.epoch) return;
      tellRejection('rejectionhandled', known.reason, promise, false);
    },
    reset() {
      target = new NativeTarget();
      handlers = createSafeMap();
      core.hearsRejections = false;
    },
  };
}
