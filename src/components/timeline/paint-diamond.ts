/** Paints the sign of a choice. */
export function paintDiamond(
  ctx: CanvasRenderingContext2D,
  [along, across]: readonly [along: number, across: number],
  half: number,
  { color, ground, isFilled }: { color: string; ground: string; isFilled: boolean },
): void {
  ctx.beginPath();
  ctx.moveTo(along - half, across);
  ctx.lineTo(along, across - half);
  ctx.lineTo(along + half, across);
  ctx.lineTo(along, across + half);
  ctx.closePath();
  ctx.fillStyle = isFilled ? color : ground;
  ctx.strokeStyle = isFilled ? ground : color;
  ctx.lineWidth = 2;
  ctx.stroke();
  ctx.fill();
  if (!isFilled) ctx.stroke();
}
