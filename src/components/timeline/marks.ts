import {
  abbreviateAccess,
  findEventPlace,
  findFirst,
  isWrite,
  nameCell,
  showText,
  type TraceEvent,
} from '../../lab/trace/index.ts';
import type { TimelineModel } from './model.ts';
import { findAlong, findPlacesInView, type Frame } from './scene.ts';
import { findSpacedEvents } from './strokes.ts';

/**
 * How a mark looks: `tick` for an output; a bead, hollow when something was `read`, filled when it was `written`; a square,
 * filled when a lock was `taken`, hollow when it was `given` back; a `call` for a notify. `none` has a text only.
 */
export type MarkShape = 'tick' | 'read' | 'write' | 'taken' | 'given' | 'call' | 'none';

/** Something on a strand that has a mark of its own. */
export interface Mark {
  index: number;
  shape: MarkShape;
  /** Nobody comes between: the bead has a ring. */
  isAtomic: boolean;
  /** Where it stands, in px of the picture. */
  along: number;
  /** Room until the next one; a text may take it. */
  roomPx: number;
  /** What it says, the longest first. */
  texts: readonly string[];
  isError: boolean;
}

/** Marks closer than this are too many to show each. */
const GAP_PX = 4;
/** Between marks and texts. */
const TEXT_GAP_PX = 5;

/** The marks of one lane that are in view. */
export function findMarks(frame: Frame, lane: number): Mark[] {
  const { model, lengthPx } = frame;
  const placeOf = (index: number): number => findEventPlace(frame.axis, model.events, index);
  const indexes = model.marks[lane] ?? [];
  const spaced = findSpacedEvents(indexes, placeOf, findPlacesInView(frame), GAP_PX);
  const shown = spaced.map((index, place) => findLoudest(model, indexes, index, spaced[place + 1]));
  return shown.flatMap((index, place) => {
    const event = model.events[index];
    if (event === undefined) return [];
    const along = findAlong(frame, index);
    const next = shown[place + 1];
    const end = next === undefined ? lengthPx : Math.min(lengthPx, findAlong(frame, next));
    return [
      {
        index,
        along,
        roomPx: end - along - TEXT_GAP_PX,
        shape: findShape(event),
        isAtomic: event.type === 'access' && !event.isPlain,
        texts: findTexts(model, event),
        isError: event.type === 'output' && event.stream === 'error',
      },
    ];
  });
}

const LOUDNESS: Record<MarkShape, number> = {
  none: 0,
  read: 1,
  write: 2,
  call: 2,
  taken: 3,
  given: 3,
  tick: 4,
};
/** Of a crowd, as many are looked at. */
const LOOK = 8;

/** Of the marks from `from` up to `end`, which stand at one place, the one to show: a write before a read, an output before all. */
function findLoudest(
  { events }: TimelineModel,
  indexes: readonly number[],
  from: number,
  end = Infinity,
): number {
  let best = from;
  let place = findFirst(indexes.length, (at) => (indexes[at] ?? 0) >= from);
  for (let looked = 0; looked < LOOK; looked += 1, place += 1) {
    const index = indexes[place];
    if (index === undefined || index >= end) break;
    const [event, loudest] = [events[index], events[best]];
    if (event === undefined || loudest === undefined) break;
    if (LOUDNESS[findShape(event)] > LOUDNESS[findShape(loudest)]) best = index;
  }
  return best;
}

/** The longest of a mark's texts that is at most `length` characters; empty when none is. Outputs are cut instead. */
export function fitMark({ shape, texts }: Mark, length: number): string {
  if (shape === 'tick') return cutText(texts[0] ?? '', length);
  return texts.find((text) => text.length <= length) ?? '';
}

/** A text cut to a number of characters; empty when less than two would be left of it. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  return length >= 3 ? `${text.slice(0, length - 1)}…` : '';
}

function findShape(event: TraceEvent): MarkShape {
  switch (event.type) {
    case 'output':
      return 'tick';
    case 'access':
      if (event.kind === 'notify') return 'call';
      return isWrite(event) ? 'write' : 'read';
    case 'acquired':
      return 'taken';
    case 'released':
      return 'given';
    default:
      return 'none';
  }
}

function findTexts(model: TimelineModel, event: TraceEvent): string[] {
  const { objects, letters } = model;
  switch (event.type) {
    case 'output':
      return [showText(event.text)];
    case 'access':
      return abbreviateAccess(event, objects);
    case 'acquired': {
      const name = nameCell(objects, event.object, event.address);
      return [`takes ${name}`, name];
    }
    case 'released': {
      const name = nameCell(objects, event.object, event.address);
      return [`gives back ${name}`, `${name} free`];
    }
    case 'suspended': {
      if (event.on.type === 'memory') {
        const name = nameCell(objects, event.on.object, event.on.address);
        return [`sleeps at ${name}`, name];
      }
      if (event.on.type !== 'lock') return [];
      const name = nameCell(objects, event.on.object, event.on.address);
      const holder = event.on.holder === null ? undefined : letters[event.on.holder];
      return holder === undefined
        ? [`waits for ${name}`, name]
        : [`waits for ${name}, ${holder} has it`, `${name}: ${holder} has it`, `${name}: ${holder}`, name];
    }
    default:
      return [];
  }
}
