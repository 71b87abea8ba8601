import {
  createAxisTypeFinder,
  createHoldBuilder,
  createLinkBuilder,
  createSpanBuilder,
  findLaneLetters,
  findRowOrder,
  hasThreads,
  type Holds,
  type Lane,
  type LaneId,
  type Links,
  type SharedObject,
  type Spans,
  type TraceEvent,
} from '../../lab/trace/index.ts';

/** What the key explains only where it came up. */
export type Seen = 'ready' | 'blocked' | 'asleep' | 'access' | 'lock' | 'choice';

/** All that a timeline shows of a trace. Arrays may be shared with the model that comes next, and longer there. */
export interface TimelineModel {
  lanes: readonly Lane[];
  /** By lane: the letter that names it. */
  letters: readonly string[];
  /** By row: its lane. A thread's tasks lie beneath it. */
  rows: readonly LaneId[];
  /** By lane: its row. */
  rowOf: readonly number[];
  /** Threads beside the main one. */
  hasThreads: boolean;
  /** What threads share, for its names. */
  objects: readonly SharedObject[];
  events: readonly TraceEvent[];
  spans: Spans;
  links: Links;
  holds: Holds;
  /** What the axis counts. */
  axisType: 'time' | 'events';
  /** By lane: indexes of its events. */
  laneEvents: readonly (readonly number[])[];
  /** By lane: indexes of its outputs. */
  outputs: readonly (readonly number[])[];
  /** By lane: indexes of its pictures. */
  pictures: readonly (readonly number[])[];
  /** By lane: indexes of all that has a mark or a text of its own on the strand: outputs, accesses, locks, and waits for those. */
  marks: readonly (readonly number[])[];
  /** Indexes of choices. */
  choices: readonly number[];
  /** Kinds of things that came up, for the key. */
  seen: ReadonlySet<Seen>;
  /** Time of the last instant. */
  endMs: number;
}

/** What a model is made of beside lanes and events. */
export interface ModelOptions {
  objects?: readonly SharedObject[];
  /** Default virtual. */
  clock?: 'real' | 'virtual';
}

/** Keeps a model in step with a growing trace: only what is new is looked at. */
export interface ModelBuilder {
  update(lanes: readonly Lane[], events: readonly TraceEvent[], options?: ModelOptions): TimelineModel;
}

export function createModelBuilder(): ModelBuilder {
  let parts = createParts();
  let taken: readonly TraceEvent[] = [];

  return {
    update(lanes, events, { objects = [], clock = 'virtual' } = {}): TimelineModel {
      const count = taken.length;
      // Another run, not the same one further on.
      const isSame =
        events.length >= count && events[0] === taken[0] && events[count - 1] === taken[count - 1];
      if (!isSame) parts = createParts();
      const from = isSame ? count : 0;
      taken = events;
      parts.spans.add(lanes, events, from);
      parts.links.add(events, from);
      parts.holds.add(events, from);
      parts.axisType.add(events, from);
      for (const lane of lanes) {
        for (const list of [parts.laneEvents, parts.outputs, parts.pictures, parts.marks])
          list[lane.id] ??= [];
      }
      for (let index = from; index < events.length; index += 1) {
        const event = events[index];
        if (event !== undefined) takeEvent(parts, event, index);
      }
      if (parts.rows.length !== lanes.length) {
        parts.rows = findRowOrder(lanes);
        parts.rowOf = [];
        for (const [row, lane] of parts.rows.entries()) parts.rowOf[lane] = row;
      }
      const spans = parts.spans.read();
      const { laneEvents, outputs, pictures, marks, choices, rows, rowOf } = parts;
      return {
        lanes,
        letters: findLaneLetters(lanes),
        rows,
        rowOf,
        hasThreads: hasThreads(lanes),
        objects,
        events,
        spans,
        links: parts.links.read(),
        holds: parts.holds.read(),
        axisType: parts.axisType.find(clock),
        laneEvents,
        outputs,
        pictures,
        marks,
        choices,
        seen: parts.seen,
        endMs: spans.endMs,
      };
    },
  };
}

interface Parts {
  spans: ReturnType<typeof createSpanBuilder>;
  links: ReturnType<typeof createLinkBuilder>;
  holds: ReturnType<typeof createHoldBuilder>;
  axisType: ReturnType<typeof createAxisTypeFinder>;
  laneEvents: number[][];
  outputs: number[][];
  pictures: number[][];
  marks: number[][];
  choices: number[];
  seen: Set<Seen>;
  rows: LaneId[];
  rowOf: number[];
}

function createParts(): Parts {
  return {
    spans: createSpanBuilder(),
    links: createLinkBuilder(),
    holds: createHoldBuilder(),
    axisType: createAxisTypeFinder(),
    laneEvents: [],
    outputs: [],
    pictures: [],
    marks: [],
    choices: [],
    seen: new Set(),
    rows: [],
    rowOf: [],
  };
}

function takeEvent(parts: Parts, event: TraceEvent, index: number): void {
  const { lane } = event;
  (parts.laneEvents[lane] ??= []).push(index);
  switch (event.type) {
    case 'output':
      (parts.outputs[lane] ??= []).push(index);
      (parts.marks[lane] ??= []).push(index);
      break;
    case 'picture':
      (parts.pictures[lane] ??= []).push(index);
      break;
    case 'access':
    case 'acquired':
    case 'released':
      parts.seen.add(event.type === 'access' ? 'access' : 'lock');
      (parts.marks[lane] ??= []).push(index);
      break;
    case 'blocked':
      parts.seen.add('blocked');
      break;
    case 'suspended':
      if (event.on.type === 'chosen') parts.seen.add('ready');
      if (event.on.type === 'lock') parts.seen.add('blocked');
      if (event.on.type === 'memory') parts.seen.add('asleep');
      if (event.on.type === 'lock' || event.on.type === 'memory') (parts.marks[lane] ??= []).push(index);
      break;
    case 'choice':
      parts.seen.add('choice');
      parts.choices.push(index);
      break;
    default:
      break; // nothing of it stands on the strand by itself
  }
}
