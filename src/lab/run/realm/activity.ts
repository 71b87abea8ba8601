import {
  FUNCTION_KINDS,
  type Frame,
  type FunctionKind,
  type Hooks,
  type LabPrelude,
  type Wait,
} from '../hooks.ts';
import { CODE } from '../wire.ts';
import { ABORTED, type Core } from './core.ts';
import type { ElementHooks } from './element-hooks.ts';
import { createLanes } from './lanes.ts';
import { createModule } from './thread-module.ts';

/** What a thread other than main does with its module. */
export interface ThreadPart {
  /** The module is evaluated: its function is called. */
  run(exports: object): void;
  fail(error: unknown): void;
}

/** The hooks of one program, and what the event loop needs to know of lanes. */
export interface Activity {
  hooks: Hooks;
  /** Begins the program's own top level, in the thread's own lane; `cause` is the event that started the thread, or −1. */
  begin(cause: number): void;
  /** Fresh state for the next execution. */
  reset(): void;
  /** The thread's own lane is over, by `error` where there is one. @returns the event that says so */
  endRoot(error?: { value: unknown }): number;
  /** Called in each turn once the microtasks are drained: nothing runs any more. */
  settle(): void;
  /** Sites of the lanes that are suspended and not over. */
  findWaiting(): { lane: number; site: number }[];
}

/**
 * Tracks which frame runs. The stack holds the frames that run right now; a frame leaves it when it suspends, yields or
 * exits, and comes back by its own hooks. A lane is shown as running while one of its frames is on the stack.
 */
export function createActivity(
  core: Core,
  lab: LabPrelude,
  elements: ElementHooks,
  part: ThreadPart | null,
): Activity {
  const { stack } = core;
  const lanes = createLanes(core);
  let isNextAwaited = false;

  let top: Frame = createFrame(0, FUNCTION_KINDS.async, -1);
  top.isRoot = true;

  function endRoot(error?: { value: unknown }): number {
    if (error) top.error = error;
    core.isMainSettled = true;
    popTo(top);
    lanes.end(top);
    return lanes.latestOf(top.lane);
  }

  /** Index of `frame` on the stack, or −1. */
  function findFrame(frame: Frame): number {
    for (let k = core.depth - 1; k >= 0; k--) if (stack[k] === frame) return k;
    return -1;
  }

  /** The frame and all above it leave the stack. */
  function popTo(frame: Frame): void {
    const k = findFrame(frame);
    if (k >= 0) core.depth = k;
  }

  function suspend(frame: Frame, site: number, wait: Wait | null): void {
    popTo(frame);
    lanes.endStep(frame, site, wait);
  }

  /** Puts a frame that the event loop or a caller has woken back on the stack. */
  function restore(frame: Frame, site: number): void {
    const k = findFrame(frame);
    if (k >= 0) {
      core.depth = k + 1;
      if (k === 0) lanes.startStep(frame, site);
      return;
    }
    const isGenerator =
      frame.kind === FUNCTION_KINDS.generator || frame.kind === FUNCTION_KINDS.asyncGenerator;
    if (isGenerator && core.depth > 0) {
      frame.lane = (stack[core.depth - 1] as Frame).lane;
      stack[core.depth++] = frame;
      return;
    }
    stack[0] = frame;
    core.depth = 1;
    lanes.startStep(frame, site);
  }

  function enter(kind: FunctionKind, site: number, outer: Frame, label: unknown): Frame {
    if (core.isEnded || core.host.isStopRequested()) core.checkPulse(site);
    const isAwaited = isNextAwaited;
    isNextAwaited = false;
    const caller = core.depth > 0 ? (stack[core.depth - 1] as Frame) : null;
    const parent = caller === null ? outer.lane : caller.lane;
    const frame = createFrame(parent, kind, site);
    frame.isAwaited = isAwaited;
    if (kind === FUNCTION_KINDS.async && !(isAwaited && caller !== null)) {
      frame.lane = lanes.begin(parent, site, label);
      frame.isRoot = frame.lane !== parent;
    }
    stack[core.depth++] = frame;
    if (caller === null && !frame.isRoot) {
      frame.isCallback = true;
      lanes.startStep(frame, site, core.delivering || 'then');
    }
    return frame;
  }

  function exit(frame: Frame): void {
    if (core.isEnded) throw ABORTED;
    const isAsync = frame.kind === FUNCTION_KINDS.async;
    if (isAsync && findFrame(frame) < 0) restore(frame, frame.site); // woken by a rejection, and left at once
    popTo(frame);
    if (frame.isRoot) lanes.end(frame);
    else if (core.depth === 0 && lanes.isRunning(frame.lane)) {
      if (frame.isCallback && frame.kind === FUNCTION_KINDS.plain) lanes.endCallback(frame);
      else lanes.endStep(frame, frame.site, null);
    }
  }

  const dispose: typeof Symbol.dispose = Symbol.dispose;
  const hooks: Hooks = {
    get site() {
      return core.site;
    },
    set site(site) {
      core.site = site;
    },
    get top() {
      return top;
    },
    lab,
    ...elements,
    at(site, value) {
      core.site = site;
      return value;
    },
    awaited(site) {
      core.site = site;
      isNextAwaited = true;
    },
    atAwaited(site, value) {
      core.site = site;
      isNextAwaited = true;
      return value;
    },
    returned(frame, site) {
      core.site = site;
      isNextAwaited = frame.isAwaited;
    },
    atReturned(frame, site, value) {
      core.site = site;
      isNextAwaited = frame.isAwaited;
      return value;
    },
    enter,
    exit,
    failed(frame, error) {
      if (core.isEnded) throw ABORTED;
      restore(frame, frame.site);
      frame.error = { value: error };
      core.hasFailed = true;
      return error;
    },
    suspended(frame, site, value) {
      isNextAwaited = false;
      core.site = site;
      suspend(frame, site, core.waitOf(value));
      return value as never;
    },
    resumed(frame, site, value) {
      if (core.isEnded) throw ABORTED;
      core.site = site;
      restore(frame, site);
      frame.waitsOn = null;
      return value as never;
    },
    yielding(frame, site, value) {
      core.site = site;
      const k = findFrame(frame);
      if (k > 0) core.depth = k;
      else suspend(frame, site, null);
      return value as never;
    },
    yielded(frame, site, value) {
      if (core.isEnded) throw ABORTED;
      core.site = site;
      restore(frame, site);
      return value as never;
    },
    iterated(frame, site) {
      if (core.isEnded) return;
      core.site = site;
      suspend(frame, site, null);
    },
    disposal(frame, site) {
      return {
        [dispose]() {
          if (!core.isEnded) suspend(frame, site, null);
        },
      };
    },
    caught(frame) {
      if (core.isEnded) throw ABORTED;
      restore(frame, core.site);
    },
    loop(_frame, site) {
      core.checkPulse(site);
    },
    line(frame, site) {
      core.site = site;
      core.emit(CODE.step, frame.lane, site, -1, 0, 0);
      core.checkPulse(site);
    },
    done(exports) {
      if (part && exports) {
        restore(top, core.site);
        part.run(exports);
      } else endRoot();
    },
    module: (path) => createModule(path),
    kept: undefined,
    threw(error) {
      if (core.isEnded || error === ABORTED) return;
      restore(top, core.site);
      if (part) {
        part.fail(error);
        return;
      }
      top.error = { value: error };
      endRoot();
      core.reportError(error, top.lane);
    },
  };

  return {
    hooks,
    begin(cause) {
      top.lane = core.control === null ? 0 : core.control.rootLane();
      stack[0] = top;
      core.depth = 1;
      lanes.beginRoot(top.lane, cause);
    },
    endRoot,
    reset() {
      top = createFrame(0, FUNCTION_KINDS.async, -1);
      top.isRoot = true;
      isNextAwaited = false;
      lanes.reset();
    },
    settle() {
      for (let k = 0; k < core.depth; k++) lanes.endStep(stack[k] as Frame, core.site, null);
      core.depth = 0;
      isNextAwaited = false;
      lanes.forgetTurn();
    },
    findWaiting: lanes.findWaiting,
  };
}

function createFrame(lane: number, kind: FunctionKind, site: number): Frame {
  return {
    lane,
    kind,
    site,
    isAwaited: false,
    isRoot: false,
    isCallback: false,
    waitsOn: null,
    error: null,
  };
}
