import {
  findFirst,
  findFirstNear,
  findPlace,
  type Axis,
  type Span,
  type SpanType,
} from '../../lab/trace/index.ts';

/** One thing to draw of a strand: a span, or several that are too small to tell apart (`span` is null). */
export interface Stroke {
  type: SpanType;
  fromPx: number;
  toPx: number;
  span: Span | null;
  /** Spans in it. */
  count: number;
}

/** Spans that all end within one cell of this width are drawn as one stroke. */
export const CELL_PX = 3;

/** Where a strand's open span ends. */
export interface StrandEnd {
  at: number;
  rank: number;
}

/** What to draw of a strand between two places. Its number is bounded by the width in pixels, not by the number of spans. */
export function findStrokes(
  spans: readonly Span[],
  axis: Axis,
  [fromPx, toPx]: readonly [number, number],
  end: StrandEnd,
): Stroke[] {
  const startOf = (index: number): number => {
    const span = spans[index];
    return span === undefined ? Infinity : findPlace(axis, span.from, span.first);
  };
  const endOf = (index: number): number => {
    const span = spans[index];
    if (span === undefined) return Infinity;
    return span.last === -1 ? findPlace(axis, end.at, end.rank) : findPlace(axis, span.to, span.last);
  };

  const strokes: Stroke[] = [];
  let index = findFirst(spans.length, (place) => endOf(place) >= fromPx);
  while (index < spans.length) {
    const span = spans[index];
    const start = startOf(index);
    if (span === undefined || start > toPx) break;
    const cellEnd = (Math.floor(start / CELL_PX) + 1) * CELL_PX;
    const next = Math.max(
      index + 1,
      findFirstNear(spans.length, (place) => endOf(place) > cellEnd, index),
    );
    if (next === index + 1) {
      strokes.push({ type: span.type, fromPx: start, toPx: endOf(index), span, count: 1 });
    } else {
      pushMerged(strokes, findLoudest(spans, index, next), start, endOf(next - 1), next - index);
    }
    index = next;
  }
  return strokes;
}

function pushMerged(strokes: Stroke[], type: SpanType, fromPx: number, toPx: number, count: number): void {
  const before = strokes.at(-1);
  if (before?.span === null && before.type === type && fromPx - before.toPx < CELL_PX) {
    before.toPx = toPx;
    before.count += count;
    return;
  }
  strokes.push({ type, fromPx, toPx, span: null, count });
}

const LOUDNESS: Record<SpanType, number> = {
  idle: 0,
  waiting: 1,
  ready: 2,
  asleep: 3,
  blocked: 4,
  running: 5,
};

/** What a merged stroke is drawn as. Long rows of spans always hold a running one: looking at a few is enough. */
function findLoudest(spans: readonly Span[], from: number, to: number): SpanType {
  let loudest: SpanType = 'idle';
  for (let index = from; index < Math.min(to, from + 8); index += 1) {
    const type = spans[index]?.type ?? 'idle';
    if (LOUDNESS[type] > LOUDNESS[loudest]) loudest = type;
  }
  return loudest;
}

/** Indexes of events of one lane that are shown between two places, no two closer than `gapPx`. */
export function findSpacedEvents(
  indexes: readonly number[],
  placeOf: (index: number) => number,
  [fromPx, toPx]: readonly [number, number],
  gapPx: number,
): number[] {
  const found: number[] = [];
  let place = findFirst(indexes.length, (at) => placeOf(indexes[at] ?? 0) >= fromPx);
  while (place < indexes.length) {
    const index = indexes[place] ?? 0;
    const px = placeOf(index);
    if (px > toPx) break;
    found.push(index);
    place = findFirstNear(indexes.length, (at) => placeOf(indexes[at] ?? 0) >= px + gapPx, place + 1);
  }
  return found;
}
