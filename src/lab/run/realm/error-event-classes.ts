import { defineProperty } from './intrinsics.ts';

/** Makes the events that tell of errors, with the platform's classes; Node has none, so it gets some. */
export interface ErrorEvents {
  toErrorEvent(message: string, error: unknown): Event;
  toRejectionEvent(type: string, promise: object, reason: unknown, isCancelable: boolean): Event;
  /** Classes that this platform lacks, by name. */
  readonly missing: Record<string, new (...args: never[]) => Event>;
}

type EventClass = new (type: string, init?: object) => Event;

/** Must be called before any learner code. */
export function createErrorEvents(): ErrorEvents {
  const platform = globalThis as { ErrorEvent?: EventClass; PromiseRejectionEvent?: EventClass };
  const missing: Record<string, EventClass> = {};
  const find = (name: 'ErrorEvent' | 'PromiseRejectionEvent', fields: Record<string, unknown>): EventClass =>
    platform[name] ?? (missing[name] = createEventClass(name, fields));
  const ErrorEventClass = find('ErrorEvent', {
    message: '',
    filename: '',
    lineno: 0,
    colno: 0,
    error: undefined,
  });
  const RejectionEventClass = find('PromiseRejectionEvent', { promise: undefined, reason: undefined });
  return {
    toErrorEvent: (message, error) =>
      new ErrorEventClass('error', { __proto__: null, message, error, cancelable: true }),
    toRejectionEvent: (type, promise, reason, cancelable) =>
      new RejectionEventClass(type, { __proto__: null, promise, reason, cancelable }),
    missing,
  };
}

function createEventClass(name: string, fields: Record<string, unknown>): EventClass {
  const Named = class extends Event {
    constructor(type: string, init: object = {}) {
      super(type, init);
      for (const key of Object.keys(fields)) {
        const value = (init as Record<string, unknown>)[key] ?? fields[key];
        defineProperty(this, key, { value, enumerable: true });
      }
    }
  };
  defineProperty(Named, 'name', { value: name });
  return Named;
}
