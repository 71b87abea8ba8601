import { describeLane, formatTime, type Trace } from '../../lab/trace/index.ts';
import { findControls, findPieceOver, findRowsPassedOver } from './curves.ts';
import { findLaneColor, findWaitDashes } from './lane-style.ts';
import { createModelBuilder, type TimelineModel } from './model.ts';
import { findRulerTicks, nameTick } from './paint-ruler.ts';
import { findPassages, type Passage } from './passages.ts';
import { THREAD_PX } from './row-layout.ts';
import { findAcross, findPlacesInView, findRowAcross, toAlong, type Frame } from './scene.ts';
import { ASLEEP_SHARE, drawSpindle, findHalf } from './spindle.ts';
import { drawChoices, drawHollow, drawMarks, drawThreadLines, toShare } from './static-marks.ts';
import { findStrokes, type Stroke } from './strokes.ts';
import { createTextSink, escape, toText } from './svg-text.ts';
import { findAxis, FIT } from './view.ts';

export interface StaticTimelineOptions {
  /** Px; default 960. The picture scales with its box. */
  width?: number;
  /** Px; default 40 a lane. */
  height?: number;
  /** Names of lanes, and times; default true. */
  labels?: boolean;
  /** What outputs say; default as `labels`. */
  texts?: boolean;
  /** Shows the run up to this time only, in ms. */
  until?: number;
  /** What the picture is of, for those who do not see it. */
  title?: string;
}

const ROW_PX = 40;
const RULER_PX = 26;
const BARE_RULER_PX = 4;
const NAME_PX = 7.2;
const HALF_PX = 6.5;
/** In narrower pictures the letters alone name the lanes. */
const NAMES_FROM_PX = 520;

/**
 * A recorded run as the text of an SVG: no script, colours from the theme by the classes of `static-timeline.css`.
 * Steps and outputs carry `--at`, their share of the run's time (0…1), for animations by CSS.
 */
export function toStaticTimeline(trace: Trace, options: StaticTimelineOptions = {}): string {
  const { width = 960, labels = true, texts = labels, until = Infinity } = options;
  const events = trace.events.filter((event) => event.at <= until);
  const { lanes, objects, clock } = trace.header;
  const model = createModelBuilder().update(lanes, events, { objects, clock });
  const endMs = Math.min(until, model.endMs);
  const longest = Math.max(0, ...model.lanes.map((lane) => lane.label.length));
  const isNamed = labels && width >= NAMES_FROM_PX;
  const labelPx = labels ? (isNamed ? Math.min(width * 0.3, 44 + longest * NAME_PX) : 32) : 0;
  const rulerPx = labels ? RULER_PX : BARE_RULER_PX;
  const rows = Math.max(1, model.lanes.length);
  const height = options.height ?? rulerPx + (ROW_PX + (model.hasThreads ? THREAD_PX : 0)) * rows;
  const lengthPx = width - labelPx;
  const shown: TimelineModel = { ...model, endMs };
  const frame: Frame = {
    model: shown,
    axis: findAxis(shown, { lengthPx, isDown: false }, FIT),
    offsetPx: 0,
    lengthPx,
    breadthPx: height,
    isDown: false,
    rulerPx,
    rowPx: (height - rulerPx) / rows,
    scrollPx: 0,
  };
  const passages = findPassages(frame);
  const strands = model.lanes.map((lane) => ({ lane: lane.id, strokes: findLaneStrokes(frame, lane.id) }));
  const title = options.title ?? describeRun(shown);
  return [
    `<svg class="tl" viewBox="0 0 ${toText(width)} ${toText(height)}" role="img" aria-label="${escape(title)}">`,
    ...(labels
      ? [drawGrid(frame, labelPx), ...model.lanes.map((lane) => drawLabel(frame, lane.id, isNamed))]
      : []),
    ...(labels && model.hasThreads ? [drawThreadLines(frame, width)] : []),
    `<g transform="translate(${toText(labelPx)} 0)">`,
    ...passages.map((passage) => drawPassage(passage)),
    ...strands.map(({ lane, strokes }) => drawThin(frame, lane, strokes, labels)),
    ...passages.flatMap((passage) => drawPiecesOver(frame, passage)),
    ...strands.map(({ lane, strokes }) => drawThick(frame, lane, strokes, labels)),
    ...passages.map((passage) => drawHead(passage)),
    ...strands.map(({ lane }) => drawMarks(frame, lane, texts)),
    ...(labels ? [drawChoices(frame)] : []),
    '</g>',
    '</svg>',
  ].join('\n');
}

function findLaneStrokes(frame: Frame, lane: number): Stroke[] {
  const { model, axis } = frame;
  const end = { at: model.endMs, rank: model.events.length };
  const strokes = findStrokes(model.spans.byLane[lane] ?? [], axis, findPlacesInView(frame), end);
  for (const stroke of strokes) {
    stroke.fromPx = toAlong(frame, stroke.fromPx);
    stroke.toPx = toAlong(frame, Math.min(stroke.toPx, axis.lengthPx));
  }
  return strokes;
}

/** A run in a sentence. */
function describeRun({ lanes, events, axisType, endMs }: TimelineModel): string {
  const names = lanes.map((lane) => lane.label).join(', ');
  const size = axisType === 'events' ? `${events.length} events` : formatTime(endMs);
  return `Timeline of a run of ${size} with ${lanes.length === 1 ? 'one lane' : `${lanes.length} lanes`}: ${names}.`;
}

function drawGrid(frame: Frame, labelPx: number): string {
  const ticks = findRulerTicks(frame);
  const lines = ticks.map((tick) => {
    const x = toText(labelPx + toAlong(frame, tick.px));
    return `<path class="tl-grid" d="M${x} ${frame.rulerPx - 5}V${toText(frame.breadthPx)}"/><text class="tl-time" x="${x}" y="${frame.rulerPx - 10}">${nameTick(frame, tick)}</text>`;
  });
  return `<g aria-hidden="true">${lines.join('')}</g>`;
}

function drawLabel(frame: Frame, lane: number, isNamed: boolean): string {
  const y = findAcross(frame, lane);
  const label = escape(describeLane(frame.model.lanes, lane));
  const { hasThreads, lanes } = frame.model;
  const isThread = hasThreads && (lane === 0 || lanes[lane]?.kind === 'thread');
  const indent = hasThreads && !isThread ? 10 : 0;
  const name = isNamed
    ? `<text class="tl-name" x="${33 + indent}" y="${toText(y + 4.5)}">${label}</text>`
    : '';
  return (
    `<g class="tl-label${isThread ? ' tl-of-thread' : ''} tl-lane-${findLaneColor(lane)}">` +
    `<rect x="${1 + indent}" y="${toText(y - 11)}" width="24" height="22" rx="4"/>` +
    `<text class="tl-letter" x="${13 + indent}" y="${toText(y + 4.5)}">${escape(frame.model.letters[lane] ?? '')}</text>` +
    `${name}</g>`
  );
}

function drawPassage({ curve, type, fromLane }: Passage): string {
  const [a, b, c, d] = findControls(curve);
  return `<path class="tl-${type} tl-lane-${findLaneColor(fromLane)}" d="M${toText(...a)}C${toText(...b, ...c, ...d)}"/>`;
}

/** The arrow of a link. */
function drawHead({ curve, type, fromLane }: Passage): string {
  if (type !== 'link') return '';
  const [x, across] = curve.to;
  const side = Math.sign(across - curve.from[1]);
  const tip = across - side * HALF_PX;
  const back = tip - side * 6;
  const points = `M${toText(x + 1.5, tip)}L${toText(x - 2.2, back)}H${toText(x + 5.2)}Z`;
  return `<path class="tl-head tl-lane-${findLaneColor(fromLane)}" d="${points}"/>`;
}

function drawPiecesOver(frame: Frame, { curve, type, fromLane, toLane }: Passage): string[] {
  const controls = findControls(curve);
  const { rowOf } = frame.model;
  const rows = findRowsPassedOver(rowOf[fromLane] ?? fromLane, rowOf[toLane] ?? toLane);
  return rows.map((row) => {
    const points = findPieceOver(controls, findRowAcross(frame, row), Math.min(9, frame.rowPx * 0.3));
    const line = points.map((point, step) => `${step === 0 ? 'M' : 'L'}${toText(...point)}`).join('');
    return `<path class="tl-halo" d="${line}"/><path class="tl-${type} tl-lane-${findLaneColor(fromLane)}" d="${line}"/>`;
  });
}

function drawThin(frame: Frame, lane: number, strokes: readonly Stroke[], isNamed: boolean): string {
  const y = toText(findAcross(frame, lane));
  const first = strokes[0];
  const last = strokes.at(-1);
  if (first === undefined || last === undefined) return '';
  const dashes = findWaitDashes(lane, frame.model.hasThreads).join(' ');
  const lines = strokes.flatMap(({ type, fromPx, toPx }) => {
    if (type !== 'waiting' && type !== 'idle' && type !== 'ready') return [];
    const pattern = type === 'waiting' && dashes !== '' ? ` stroke-dasharray="${dashes}"` : '';
    return [`<path class="tl-${type}"${pattern} d="M${toText(fromPx)} ${y}H${toText(toPx)}"/>`];
  });
  return (
    `<g class="tl-lane-${findLaneColor(lane)}"><title>${escape(nameStrand(frame, lane, isNamed))}</title>` +
    `<path class="tl-ground" d="M${toText(first.fromPx)} ${y}H${toText(last.toPx)}"/>${lines.join('')}</g>`
  );
}

function drawThick(frame: Frame, lane: number, strokes: readonly Stroke[], isNamed: boolean): string {
  const across = findAcross(frame, lane);
  const half = Math.min(HALF_PX, frame.rowPx * 0.2);
  const shapes = strokes.flatMap((stroke) => {
    const at = ` style="--at:${toShare(frame, stroke.fromPx)}"`;
    if (stroke.type === 'blocked')
      return [`<path class="tl-blocked"${at} d="${drawHatch(stroke, across, half)}"/>`];
    if (stroke.type === 'asleep')
      return [`<path class="tl-asleep"${at} d="${drawHollow(stroke, across, half * ASLEEP_SHARE)}"/>`];
    if (stroke.type !== 'running') return [];
    const sink = createTextSink();
    drawSpindle(sink, stroke, across, findHalf(stroke, half));
    return [`<path class="tl-running"${at} d="${sink.read()}"/>`];
  });
  const title = `<title>${escape(nameStrand(frame, lane, isNamed))}</title>`;
  return `<g class="tl-steps tl-lane-${findLaneColor(lane)}">${title}${shapes.join('')}</g>`;
}

/** The outline of a band and slanted lines within it. */
function drawHatch({ fromPx, toPx }: Stroke, across: number, half: number): string {
  const [left, right, top, bottom] = [fromPx, toPx, across - half, across + half];
  const parts = [`M${toText(left, top)}H${toText(right)}V${toText(bottom)}H${toText(left)}Z`];
  for (let foot = left - 2 * half + 5; foot < right; foot += 5) {
    const start = Math.max(foot, left);
    const end = Math.min(foot + 2 * half, right);
    parts.push(`M${toText(start, bottom - (start - foot))}L${toText(end, bottom - (end - foot))}`);
  }
  return parts.join('');
}

/** What a strand's tooltip says. An unlabelled picture does not give the names away. */
function nameStrand(frame: Frame, lane: number, isNamed: boolean): string {
  if (!isNamed) return `Strand ${lane + 1}`;
  const spans = frame.model.spans.byLane[lane] ?? [];
  const waits = spans.filter((span) => span.type === 'waiting').length;
  const blocked = spans.filter((span) => span.type === 'blocked' && span.on === null).length;
  const locked = spans.filter((span) => span.type === 'blocked' && span.on !== null).length;
  const what = [
    ...(waits > 0 ? [`waits ${waits === 1 ? 'once' : `${waits} times`}`] : []),
    ...(locked > 0 ? [`waits for a lock ${locked === 1 ? 'once' : `${locked} times`}`] : []),
    ...(blocked > 0 ? [`holds the thread ${blocked === 1 ? 'once' : `${blocked} times`}`] : []),
  ];
  const name = describeLane(frame.model.lanes, lane);
  return what.length === 0 ? name : `${name}: ${what.join(', ')}`;
}
