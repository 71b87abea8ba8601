import { findControls, findLanesPassedOver, findPieceOver } from './curves.ts';
import { findLaneColor } from './lane-style.ts';
import type { Passage } from './passages.ts';
import type { Pen } from './pen.ts';
import { findAcross, type Scene } from './scene.ts';

/** Paints passages whole: the strands that come after lie over them. */
export function paintUnder(pen: Pen, scene: Scene, passages: readonly Passage[]): void {
  const { ctx } = pen;
  for (const passage of passages) {
    const [a, b, c, d] = findControls(passage.curve);
    applyStyle(ctx, scene, passage);
    ctx.beginPath();
    ctx.moveTo(a[0], a[1]);
    ctx.bezierCurveTo(b[0], b[1], c[0], c[1], d[0], d[1]);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

/** Paints again where a passage goes over a strand, with a halo that parts the strand beneath. */
export function paintOver(pen: Pen, scene: Scene, passages: readonly Passage[]): void {
  const { ctx } = pen;
  const reach = Math.min(9, scene.rowPx * 0.3);
  for (const passage of passages) {
    const controls = findControls(passage.curve);
    for (const lane of findLanesPassedOver(passage.fromLane, passage.toLane)) {
      const across = findAcross(scene, lane);
      if (across < 0 || across > scene.breadthPx) continue;
      ctx.beginPath();
      findPieceOver(controls, across, reach).forEach(([along, at], step) => {
        if (step === 0) ctx.moveTo(along, at);
        else ctx.lineTo(along, at);
      });
      ctx.globalAlpha = 1;
      ctx.strokeStyle = scene.palette.surface;
      ctx.lineWidth = 5.5;
      ctx.lineCap = 'butt';
      ctx.stroke();
      applyStyle(ctx, scene, passage);
      ctx.stroke();
    }
  }
  ctx.globalAlpha = 1;
}

/** Paints the arrow heads of links, on top of the strands they lead to. */
export function paintHeads(pen: Pen, scene: Scene, passages: readonly Passage[]): void {
  const { ctx } = pen;
  for (const passage of passages) {
    if (passage.type !== 'link') continue;
    const { to, from } = passage.curve;
    const side = Math.sign(to[1] - from[1]);
    const tip = to[1] - side * 6;
    applyStyle(ctx, scene, passage);
    ctx.fillStyle = ctx.strokeStyle;
    ctx.beginPath();
    ctx.moveTo(to[0] + 1.5, tip);
    ctx.lineTo(to[0] - 2.2, tip - side * 6);
    ctx.lineTo(to[0] + 5.2, tip - side * 6);
    ctx.closePath();
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

function applyStyle(ctx: CanvasRenderingContext2D, scene: Scene, { type, fromLane, toLane }: Passage): void {
  const { palette, focusLane } = scene;
  const isFaint = focusLane !== null && focusLane !== fromLane && focusLane !== toLane;
  ctx.strokeStyle =
    type === 'thread' ? palette.muted : (palette.laneText[findLaneColor(fromLane)] ?? palette.text);
  ctx.lineWidth = type === 'thread' ? 1.25 : 1.4;
  ctx.globalAlpha = (type === 'thread' ? 0.65 : 0.9) * (isFaint ? 0.25 : 1);
}
