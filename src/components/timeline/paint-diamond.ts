/** Paints signs of choices, all in one go. */
export function paintDiamonds(
  ctx: CanvasRenderingContext2D,
  places: readonly (readonly [along: number, across: number])[],
  half: number,
  { color, ground, isFilled }: { color: string; ground: string; isFilled: boolean },
): void {
  ctx.beginPath();
  for (const [along, across] of places) {
    ctx.moveTo(along - half, across);
    ctx.lineTo(along, across - half);
    ctx.lineTo(along + half, across);
    ctx.lineTo(along, across + half);
    ctx.closePath();
  }
  ctx.fillStyle = isFilled ? color : ground;
  ctx.strokeStyle = isFilled ? ground : color;
  ctx.lineWidth = 2;
  if (isFilled) ctx.stroke();
  ctx.fill();
  if (!isFilled) ctx.stroke();
}
