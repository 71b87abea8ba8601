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
import { bareList, cutText } from './intrinsics.ts';
import { MAX_LANES } from './recorder.ts';
import { toWireError } from './wire-error.ts';

/** The hooks of one program, and what the event loop needs to know of lanes. */
export interface Activity {
  hooks: Hooks;
  /** Begins the program's own top level. */
  begin(): void;
  /** Called in each turn once the microtasks are drained: nothing runs any more. */
  settle(): void;
  /** Sites of the lanes that are suspended and not over. */
  findWaiting(): { lane: number; site: number }[];
}

const MAX_LABEL = 24;

/**
 * Tracks which lane runs. The stack holds the frames that run right now; a frame leaves it when it suspends, yields or
 * exits, and comes back by its own hooks. A lane is shown as running while one of its frames is on the stack.
 */
export function createActivity(core: Core, lab: LabPrelude): Activity {
  const { stack } = core;
  const isRunning = new Uint8Array(MAX_LANES);
  const isOver = new Uint8Array(MAX_LANES);
  const suspendedSite = new Int32Array(MAX_LANES).fill(-1);
  const latestEvent = new Int32Array(MAX_LANES).fill(-1);
  let laneCount = 1;
  let isNextAwaited = false;
  /** The latest end of a lane in this turn: what most likely woke whoever resumes next. */
  let endedEvent = -1;
  let endedLane = -1;

  const top: Frame = createFrame(0, FUNCTION_KINDS.async, -1);
  top.isRoot = true;

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

  function emit(
    code: number,
    lane: number,
    site: number,
    cause: number,
    a: number,
    b: number,
    text?: string,
  ): number {
    const index = core.emit(code, lane, site, cause, a, b, text);
    if (index >= 0) latestEvent[lane] = index;
    return index;
  }

  /** Index of `frame` on the stack, or −1. */
  function findFrame(frame: Frame): number {
    for (let k = core.depth - 1; k >= 0; k--) if (stack[k] === frame) return k;
    return -1;
  }

  function findCause(frame: Frame): number {
    const wait = frame.waitsOn;
    if (wait !== null && wait.firedEvent >= 0) return wait.firedEvent;
    if (endedEvent >= 0 && endedLane !== frame.lane) return endedEvent;
    return core.turnEvent;
  }

  /** The lane goes on with `frame`, at `site`. */
  function startStep(frame: Frame, site: number, callback?: string): void {
    if (isRunning[frame.lane] === 1) return;
    isRunning[frame.lane] = 1;
    core.countStep(site);
    emit(CODE.resumed, frame.lane, site, findCause(frame), 0, 0, callback);
  }

  /** The frame and all above it leave the stack. */
  function popTo(frame: Frame): void {
    const k = findFrame(frame);
    if (k >= 0) core.depth = k;
  }

  /** The lane's step ends at a wait, unless a frame of the same call chain has said so already. */
  function endStep(frame: Frame, site: number, wait: Wait | null): void {
    popTo(frame);
    frame.waitsOn = wait;
    if (isRunning[frame.lane] === 0) return;
    isRunning[frame.lane] = 0;
    suspendedSite[frame.lane] = site;
    emit(CODE.suspended, frame.lane, site, -1, wait === null ? 0 : wait.code, wait === null ? 0 : wait.id);
  }

  /** Puts a frame that the event loop or a caller has woken back on the stack. */
  function restore(frame: Frame, site: number): void {
    const k = findFrame(frame);
    if (k >= 0) {
      core.depth = k + 1;
      if (isRunning[frame.lane] === 0 && k === 0) startStep(frame, site);
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
    startStep(frame, site);
  }

  function toLabel(label: unknown): string {
    switch (typeof label) {
      case 'string':
        return cutText(label, MAX_LABEL);
      case 'number':
      case 'bigint':
      case 'boolean':
        return `${label}`;
      default:
        return '';
    }
  }

  function beginLane(parent: number, site: number, label: unknown): number {
    const lane = core.recorder.addLane(parent, site, toLabel(label));
    if (lane !== parent) {
      laneCount = lane + 1;
      isRunning[lane] = 1;
      core.countStep(site);
      emit(CODE.started, lane, site, latestEvent[parent] as number, 0, 0);
    }
    return lane;
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
      frame.lane = beginLane(parent, site, label);
      frame.isRoot = frame.lane !== parent;
    }
    stack[core.depth++] = frame;
    if (caller === null && !frame.isRoot) {
      frame.isCallback = true;
      startStep(frame, site, core.delivering || 'then');
    }
    return frame;
  }

  function exit(frame: Frame): void {
    if (core.isEnded) throw ABORTED;
    const isAsync = frame.kind === FUNCTION_KINDS.async;
    if (isAsync && findFrame(frame) < 0) restore(frame, frame.site); // woken by a rejection, and left at once
    popTo(frame);
    if (frame.isRoot) {
      endLane(frame);
      return;
    }
    if (core.depth > 0 || isRunning[frame.lane] === 0) return;
    isRunning[frame.lane] = 0;
    if (frame.isCallback && frame.kind === FUNCTION_KINDS.plain)
      emit(CODE.returned, frame.lane, frame.site, -1, 0, 0);
    else {
      suspendedSite[frame.lane] = frame.site;
      emit(CODE.suspended, frame.lane, frame.site, -1, 0, 0);
    }
  }

  function endLane(frame: Frame): void {
    const { lane } = frame;
    isRunning[lane] = 0;
    isOver[lane] = 1;
    const error = frame.error === null ? null : toWireError(frame.error.value, lane);
    const text = error === null ? undefined : `${error.name}\n${error.message}`;
    const index = emit(CODE.ended, lane, core.site, -1, 0, 0, text);
    if (index >= 0) {
      endedEvent = index;
      endedLane = lane;
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
    top,
    lab,
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
      return error;
    },
    suspended(frame, site, value) {
      isNextAwaited = false;
      core.site = site;
      endStep(frame, site, core.waitOf(value));
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
      else endStep(frame, site, null);
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
      endStep(frame, site, null);
    },
    disposal(frame, site) {
      return {
        [dispose]() {
          if (!core.isEnded) endStep(frame, site, null);
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
      emit(CODE.step, frame.lane, site, -1, 0, 0);
      core.checkPulse(site);
    },
    done() {
      core.isMainSettled = true;
      popTo(top);
      endLane(top);
    },
    threw(error) {
      if (core.isEnded || error === ABORTED) return;
      restore(top, core.site);
      top.error = { value: error };
      core.isMainSettled = true;
      popTo(top);
      endLane(top);
      core.reportError(error, 0);
    },
  };

  return {
    hooks,
    begin() {
      stack[0] = top;
      core.depth = 1;
      isRunning[0] = 1;
      emit(CODE.started, 0, -1, -1, 0, 0);
    },
    settle() {
      for (let k = 0; k < core.depth; k++) {
        const { lane } = stack[k] as Frame;
        if (isRunning[lane] === 1) {
          isRunning[lane] = 0;
          emit(CODE.suspended, lane, core.site, -1, 0, 0);
        }
      }
      core.depth = 0;
      isNextAwaited = false;
      endedEvent = -1;
    },
    findWaiting() {
      const waiting = bareList<{ lane: number; site: number }>();
      for (let lane = 0; lane < laneCount; lane++) {
        if (isOver[lane] === 0) waiting[waiting.length] = { lane, site: suspendedSite[lane] as number };
      }
      return waiting;
    },
  };
}
