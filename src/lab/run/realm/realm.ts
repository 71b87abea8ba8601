import type { Hooks, LabPrelude } from '../hooks.ts';
import type { PageMessage, RealmOptions } from '../wire.ts';
import { createActivity } from './activity.ts';
import type { RealmHost } from './core.ts';
import { createCore } from './create-core.ts';
import { createCourseFetch } from './course-fetch.ts';
import { drive } from './driver.ts';
import { createElementHooks } from './element-hooks.ts';
import { createGlobalEvents } from './global-events.ts';
import { installGlobals } from './globals.ts';
import { INACTIVE_OPS } from './inactive-ops.ts';
import { createNativeCalls } from './native-calls.ts';
import { createPrelude } from './prelude.ts';
import { createTimers } from './timers.ts';

/** A compiled program's factory: `($hooks) => async () => { … }`. */
export type ProgramFactory = (hooks: Hooks) => () => Promise<void>;

/** A realm that is set up and waits for its program. It runs one program, once. */
export interface Realm {
  start(factory: ProgramFactory): void;
  /** The program could not be loaded. */
  fail(reason: string): void;
  receive(message: PageMessage): void;
  /** An error that reached the platform: thrown by a listener, or a rejection that nobody handled. */
  reportUncaught(error: unknown): void;
  reportRejection(reason: unknown, promise: object): void;
  /** A rejection that was reported has found a handler. */
  reportHandled(promise: object): void;
}

/** What a realm's surroundings tell it of errors. */
export type ReportName = 'reportUncaught' | 'reportRejection' | 'reportHandled';

/** Makes `scope` the world of one run. Must be called before any learner code. */
export function createRealm(scope: object, host: RealmHost, options: RealmOptions): Realm {
  const core = createCore(host, options);
  const events = createGlobalEvents(core);
  const timers = createTimers(core);
  const calls = createNativeCalls(core);
  const course = createCourseFetch(core, calls);
  // Programs that import anything of threads run as threads (C11): the rest of the prelude is never asked for here.
  const prelude = createPrelude(core, timers, calls, course) as LabPrelude;
  const activity = createActivity(core, prelude, createElementHooks(core, INACTIVE_OPS), null);
  installGlobals(scope, core, timers, calls, course, events);
  return {
    start(factory) {
      drive(core, activity, calls, factory(activity.hooks));
    },
    fail(reason) {
      core.end({ type: 'crashed', message: `The program could not be loaded: ${reason}` });
    },
    receive(message) {
      if (message.type === 'fetched') course.receive(message);
      else if (message.type === 'heard') {
        core.heardBatches++;
        calls.onReady();
      } else if (!core.isEnded) core.end({ type: 'stopped' });
    },
    reportUncaught(error) {
      core.reportError(error, core.ambientLane);
    },
    reportRejection: events.reportRejection,
    reportHandled: events.reportHandled,
  };
}
