import {
  createLinkBuilder,
  createSpanBuilder,
  findLaneLetters,
  type Lane,
  type Links,
  type Spans,
  type TraceEvent,
} from '../../lab/trace/index.ts';

/** All that a timeline shows of a trace. Arrays may be shared with the model that comes next, and longer there. */
export interface TimelineModel {
  lanes: readonly Lane[];
  /** By lane: the letter that names it. */
  letters: readonly string[];
  events: readonly TraceEvent[];
  spans: Spans;
  links: Links;
  /** By lane: indexes of its events. */
  laneEvents: readonly (readonly number[])[];
  /** By lane: indexes of its outputs. */
  outputs: readonly (readonly number[])[];
  /** By lane: indexes of its pictures. */
  pictures: readonly (readonly number[])[];
  /** Time of the last instant. */
  endMs: number;
}

/** Keeps a model in step with a growing trace: only what is new is looked at. */
export interface ModelBuilder {
  update(lanes: readonly Lane[], events: readonly TraceEvent[]): TimelineModel;
}

export function createModelBuilder(): ModelBuilder {
  let parts = createParts();
  let taken: readonly TraceEvent[] = [];

  return {
    update(lanes, events): TimelineModel {
      const count = taken.length;
      // Another run, not the same one further on.
      const isSame =
        events.length >= count && events[0] === taken[0] && events[count - 1] === taken[count - 1];
      if (!isSame) parts = createParts();
      const from = isSame ? count : 0;
      taken = events;
      parts.spans.add(lanes, events, from);
      parts.links.add(events, from);
      for (const lane of lanes) {
        parts.laneEvents[lane.id] ??= [];
        parts.outputs[lane.id] ??= [];
        parts.pictures[lane.id] ??= [];
      }
      for (let index = from; index < events.length; index += 1) {
        const event = events[index];
        if (event === undefined) continue;
        (parts.laneEvents[event.lane] ??= []).push(index);
        if (event.type === 'output') (parts.outputs[event.lane] ??= []).push(index);
        if (event.type === 'picture') (parts.pictures[event.lane] ??= []).push(index);
      }
      const spans = parts.spans.read();
      const { laneEvents, outputs, pictures } = parts;
      const letters = findLaneLetters(lanes);
      return {
        lanes,
        letters,
        events,
        spans,
        links: parts.links.read(),
        laneEvents,
        outputs,
        pictures,
        endMs: spans.endMs,
      };
    },
  };
}

function createParts(): {
  spans: ReturnType<typeof createSpanBuilder>;
  links: ReturnType<typeof createLinkBuilder>;
  laneEvents: number[][];
  outputs: number[][];
  pictures: number[][];
} {
  return {
    spans: createSpanBuilder(),
    links: createLinkBuilder(),
    laneEvents: [],
    outputs: [],
    pictures: [],
  };
}
