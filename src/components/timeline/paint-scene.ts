import { findLaneColor } from './lane-style.ts';
import { paintHeads, paintOver, paintUnder } from './paint-curves.ts';
import { paintMarks } from './paint-marks.ts';
import { paintDiamonds } from './paint-diamond.ts';
import { findRulerTicks, paintGrid, paintRuler } from './paint-ruler.ts';
import { paintThick, paintThin, type StrandStyle } from './paint-strand.ts';
import { findPassages } from './passages.ts';
import type { Pen } from './pen.ts';
import { findAcross, findAlong, findPlacesInView, findRowsInView, toAlong, type Scene } from './scene.ts';
import { findStrokes, type Stroke } from './strokes.ts';

/** How much of its colour a lane keeps beside the one in focus. */
const GREYED = 0.22;

/** Paints one frame: only what is in view, so its cost does not grow with the trace. */
export function paintScene(pen: Pen, scene: Scene): void {
  const { ctx } = pen;
  ctx.globalAlpha = 1;
  ctx.fillStyle = scene.palette.surface;
  ctx.fillRect(0, 0, scene.lengthPx, scene.breadthPx);
  const ticks = findRulerTicks(scene);
  paintGrid(pen, scene, ticks);
  paintThreadLines(pen, scene);

  const passages = findPassages(scene);
  paintUnder(pen, scene, passages);
  const rows = findStrands(scene);
  for (const { strokes, across, style, alpha } of rows) {
    ctx.globalAlpha = alpha;
    paintThin(pen, strokes, across, style);
  }
  ctx.globalAlpha = 1;
  paintOver(pen, scene, passages);
  for (const { strokes, across, style, alpha } of rows) {
    ctx.globalAlpha = alpha;
    paintThick(pen, strokes, across, style);
  }
  paintHeads(pen, scene, passages);
  for (const { strokes, across, style, alpha } of rows) {
    ctx.globalAlpha = alpha;
    paintMarks(pen, scene, style.lane, across, strokes);
  }
  ctx.globalAlpha = 1;
  paintCursor(pen, scene);
  paintRuler(pen, scene, ticks);
}

/** Lines between threads: what lies between two of them is one thread with its tasks. */
function paintThreadLines(pen: Pen, scene: Scene): void {
  if (!scene.model.hasThreads) return;
  const { ctx } = pen;
  const [first, end] = findRowsInView(scene);
  ctx.strokeStyle = scene.palette.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let row = Math.max(1, first); row < end; row += 1) {
    if (scene.model.lanes[scene.model.rows[row] ?? row]?.kind !== 'thread') continue;
    const across = Math.round(scene.rulerPx + row * scene.rowPx - scene.scrollPx) + 0.5;
    ctx.moveTo(0, across);
    ctx.lineTo(scene.lengthPx, across);
  }
  ctx.stroke();
}

/** A ring around the step that the playhead stands on; at a choice, a diamond on all who could go, filled for who went. */
function paintCursor(pen: Pen, scene: Scene): void {
  const event = scene.cursor === null ? undefined : scene.model.events[scene.cursor];
  if (event === undefined) return;
  const { ctx } = pen;
  if (event.type === 'choice') {
    for (const lane of new Set(event.enabled)) {
      paintDiamonds(ctx, [[findAlong(scene, event.i), findAcross(scene, lane)]], 7, {
        color: scene.palette.accent,
        ground: scene.palette.surface,
        isFilled: lane === event.chosen,
      });
    }
    return;
  }
  ctx.strokeStyle = scene.palette.accent;
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.arc(
    findAlong(scene, event.i),
    findAcross(scene, event.lane),
    Math.min(11, scene.rowPx * 0.36),
    0,
    2 * Math.PI,
  );
  ctx.stroke();
}

interface Strand {
  strokes: Stroke[];
  across: number;
  style: StrandStyle;
  alpha: number;
}

/** The strands in view, their strokes in px of the canvas. */
function findStrands(scene: Scene): Strand[] {
  const [first, end] = findRowsInView(scene);
  const { model, palette, focusLane } = scene;
  const inView = findPlacesInView(scene);
  const strands: Strand[] = [];
  for (let row = first; row < end; row += 1) {
    const lane = model.rows[row] ?? row;
    const spans = model.spans.byLane[lane] ?? [];
    const strokes = findStrokes(spans, scene.axis, inView, { at: model.endMs, rank: model.events.length });
    for (const stroke of strokes) {
      // Far ends are cut: a canvas loses precision with lines of millions of px.
      stroke.fromPx = Math.max(-100, toAlong(scene, stroke.fromPx));
      stroke.toPx = Math.min(scene.lengthPx + 100, toAlong(scene, stroke.toPx));
    }
    strands.push({
      strokes,
      across: findAcross(scene, lane),
      alpha: focusLane === null || focusLane === lane ? 1 : GREYED,
      style: {
        lane,
        hasThreads: model.hasThreads,
        color: palette.lane[findLaneColor(lane)] ?? palette.text,
        ground: palette.surface,
        half: Math.min(6.5, scene.rowPx * 0.2),
        phasePx: scene.offsetPx,
      },
    });
  }
  return strands;
}
