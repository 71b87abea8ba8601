import type { Frame, Wait } from '../hooks.ts';
import { CODE } from '../wire.ts';
import type { Core } from './core.ts';
import { bareList, cutText } from './intrinsics.ts';
import { MAX_LANES } from './recorder.ts';
import { toWireError } from './wire-error.ts';

/** Which lanes run, wait and are over; every change of that is an event. */
export interface Lanes {
  /** Begins the thread's own lane. */
  beginRoot(lane: number, cause: number): void;
  /** Begins a lane and its first step. @returns its id, or `parent` when there are too many lanes */
  begin(parent: number, site: number, label: unknown): number;
  /** The lane goes on with `frame`, at `site`, unless it runs already. */
  startStep(frame: Frame, site: number, callback?: string): void;
  /** The lane's step ends at a wait, unless a frame of the same call chain has said so already. */
  endStep(frame: Frame, site: number, wait: Wait | null): void;
  /** A callback's step ends. */
  endCallback(frame: Frame): void;
  /** The frame that began the lane is left. */
  end(frame: Frame): void;
  isRunning(lane: number): boolean;
  /** Called between turns. */
  forgetTurn(): void;
  /** Fresh state for the next execution. */
  reset(): void;
  /** The event by which the thread's own lane was started, or −1. */
  latestOf(lane: number): number;
  /** Sites of the lanes that are suspended and not over. */
  findWaiting(): { lane: number; site: number }[];
}

const MAX_LABEL = 24;

export function createLanes(core: Core): Lanes {
  const running = new Uint8Array(MAX_LANES);
  const over = new Uint8Array(MAX_LANES);
  /** Lanes of this thread: others of the run have numbers in between. */
  const mine = new Uint8Array(MAX_LANES);
  const suspendedSite = new Int32Array(MAX_LANES).fill(-1);
  const latestEvent = new Int32Array(MAX_LANES).fill(-1);
  let laneCount = 1;
  /** The latest end of a lane in this turn: what most likely woke whoever resumes next. */
  let endedEvent = -1;
  let endedLane = -1;

  function emit(
    code: number,
    lane: number,
    site: number,
    cause: number,
    a = 0,
    b = 0,
    text?: string,
  ): number {
    const index = core.emit(code, lane, site, cause, a, b, text);
    if (index >= 0) latestEvent[lane] = index;
    return index;
  }

  function findCause(frame: Frame): number {
    const wait = frame.waitsOn;
    if (wait !== null && wait.firedEvent >= 0) return wait.firedEvent;
    if (endedEvent >= 0 && endedLane !== frame.lane) return endedEvent;
    return core.turnEvent;
  }

  return {
    beginRoot(lane, cause) {
      running[lane] = 1;
      if (lane >= laneCount) laneCount = lane + 1;
      mine[lane] = 1;
      emit(CODE.started, lane, -1, cause);
    },
    latestOf: (lane) => latestEvent[lane] ?? -1,
    reset() {
      for (let lane = 0; lane < laneCount; lane++) {
        running[lane] = 0;
        over[lane] = 0;
        mine[lane] = 0;
        suspendedSite[lane] = -1;
        latestEvent[lane] = -1;
      }
      laneCount = 1;
      endedEvent = -1;
      endedLane = -1;
    },
    begin(parent, site, label) {
      const lane = core.recorder.addLane(parent, site, toLabel(label));
      if (lane !== parent) {
        if (lane >= laneCount) laneCount = lane + 1;
        mine[lane] = 1;
        running[lane] = 1;
        core.countStep(site);
        emit(CODE.started, lane, site, latestEvent[parent] as number);
      }
      return lane;
    },
    startStep(frame, site, callback) {
      if (running[frame.lane] === 1) return;
      running[frame.lane] = 1;
      core.countStep(site);
      emit(CODE.resumed, frame.lane, site, findCause(frame), 0, 0, callback);
    },
    endStep(frame, site, wait) {
      frame.waitsOn = wait;
      if (running[frame.lane] === 0) return;
      running[frame.lane] = 0;
      suspendedSite[frame.lane] = site;
      emit(CODE.suspended, frame.lane, site, -1, wait === null ? 0 : wait.code, wait === null ? 0 : wait.id);
    },
    endCallback(frame) {
      running[frame.lane] = 0;
      emit(CODE.returned, frame.lane, frame.site, -1);
    },
    end(frame) {
      const { lane } = frame;
      running[lane] = 0;
      over[lane] = 1;
      const error = frame.error === null ? null : toWireError(frame.error.value, lane);
      const text = error === null ? undefined : `${error.name}\n${error.message}`;
      const index = emit(CODE.ended, lane, core.site, -1, 0, 0, text);
      if (index >= 0) {
        endedEvent = index;
        endedLane = lane;
      }
    },
    isRunning: (lane) => running[lane] === 1,
    forgetTurn() {
      endedEvent = -1;
    },
    findWaiting() {
      const waiting = bareList<{ lane: number; site: number }>();
      for (let lane = 0; lane < laneCount; lane++) {
        if (mine[lane] === 1 && over[lane] === 0)
          waiting[waiting.length] = { lane, site: suspendedSite[lane] as number };
      }
      return waiting;
    },
  };
}

/** A lane's label shows the call's first argument where that is a short primitive; objects are not looked at. */
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
