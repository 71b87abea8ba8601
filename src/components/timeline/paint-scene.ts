import { findLaneColor } from './lane-style.ts';
import { paintHeads, paintOver, paintUnder } from './paint-curves.ts';
import { paintMarks } from './paint-marks.ts';
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

/** A ring around the step that the playhead stands on. */
function paintCursor(pen: Pen, scene: Scene): void {
  const event = scene.cursor === null ? undefined : scene.model.events[scene.cursor];
  if (event === undefined) return;
  const { ctx } = pen;
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
  for (let lane = first; lane < end; lane += 1) {
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
        color: palette.lane[findLaneColor(lane)] ?? palette.text,
        ground: palette.surface,
        half: Math.min(6.5, scene.rowPx * 0.2),
        phasePx: scene.offsetPx,
      },
    });
  }
  return strands;
}
