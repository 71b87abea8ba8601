import { findControls, findRowsPassedOver, findPieceOver } from './curves.ts';
import { findLaneColor } from './lane-style.ts';
import type { Passage } from './passages.ts';
import type { Pen } from './pen.ts';
import { findRowAcross, type Scene } from './scene.ts';

/** Paints passages whole: the strands that come after lie over them. */
export function paintUnder(pen: Pen, scene: Scene, passages: readonly Passage[]): void {
  for (const group of groupByStyle(scene, passages)) {
    const path = new Path2D();
    for (const { curve } of group.passages) {
      const [a, b, c, d] = findControls(curve);
      path.moveTo(a[0], a[1]);
      path.bezierCurveTo(b[0], b[1], c[0], c[1], d[0], d[1]);
    }
    strokeGroup(pen.ctx, group, path);
  }
}

/** Paints again where passages go over strands, with a halo that parts the strand beneath. */
export function paintOver(pen: Pen, scene: Scene, passages: readonly Passage[]): void {
  // In a thicket nobody sees what lies over what.
  if (passages.length > WEAVE_LIMIT) return;
  const { ctx } = pen;
  const groups = groupByStyle(scene, passages).map((group) => ({
    group,
    path: findPathOver(scene, group.passages),
  }));
  ctx.lineCap = 'butt';
  ctx.strokeStyle = scene.palette.surface;
  ctx.lineWidth = 5.5;
  for (const { path } of groups) ctx.stroke(path);
  for (const { group, path } of groups) strokeGroup(ctx, group, path);
}

/** More passages than this in view do not weave. */
const WEAVE_LIMIT = 150;

/** The pieces of passages that lie over strands in view. */
function findPathOver(scene: Scene, passages: readonly Passage[]): Path2D {
  const reach = Math.min(9, scene.rowPx * 0.3);
  const path = new Path2D();
  for (const { curve, fromLane, toLane } of passages) {
    const controls = findControls(curve);
    const { rowOf } = scene.model;
    for (const row of findRowsPassedOver(rowOf[fromLane] ?? fromLane, rowOf[toLane] ?? toLane)) {
      const across = findRowAcross(scene, row);
      if (across < 0 || across > scene.breadthPx) continue;
      findPieceOver(controls, across, reach).forEach(([along, at], step) => {
        if (step === 0) path.moveTo(along, at);
        else path.lineTo(along, at);
      });
    }
  }
  return path;
}

/** Paints the arrow heads of links, on top of the strands they lead to. */
export function paintHeads(pen: Pen, scene: Scene, passages: readonly Passage[]): void {
  const { ctx } = pen;
  for (const group of groupByStyle(scene, passages)) {
    if (group.type !== 'link') continue;
    ctx.fillStyle = group.color;
    ctx.globalAlpha = group.alpha;
    ctx.beginPath();
    for (const { curve } of group.passages) {
      const { to, from } = curve;
      const side = Math.sign(to[1] - from[1]);
      const tip = to[1] - side * 6;
      ctx.moveTo(to[0] + 1.5, tip);
      ctx.lineTo(to[0] - 2.2, tip - side * 6);
      ctx.lineTo(to[0] + 5.2, tip - side * 6);
      ctx.closePath();
    }
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

/** Passages that are painted alike, in one go. */
interface Group {
  type: Passage['type'];
  color: string;
  alpha: number;
  passages: Passage[];
}

function groupByStyle({ palette, focusLane }: Scene, passages: readonly Passage[]): Group[] {
  const groups = new Map<string, Group>();
  for (const passage of passages) {
    const { type, fromLane, toLane } = passage;
    const isFaint = focusLane !== null && focusLane !== fromLane && focusLane !== toLane;
    const color =
      type === 'thread' ? palette.muted : (palette.laneText[findLaneColor(fromLane)] ?? palette.text);
    const alpha = (type === 'thread' ? 0.65 : 0.9) * (isFaint ? 0.25 : 1);
    const key = `${type} ${color} ${alpha}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { type, color, alpha, passages: [passage] });
    else group.passages.push(passage);
  }
  return [...groups.values()];
}

function strokeGroup(ctx: CanvasRenderingContext2D, { type, color, alpha }: Group, path: Path2D): void {
  ctx.strokeStyle = color;
  ctx.globalAlpha = alpha;
  ctx.lineWidth = type === 'thread' ? 1.25 : 1.4;
  ctx.stroke(path);
  ctx.globalAlpha = 1;
}
