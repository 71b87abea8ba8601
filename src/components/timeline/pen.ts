/** Draws in along/across coordinates, whichever way time runs. */
export interface Pen {
  ctx: CanvasRenderingContext2D;
  isDown: boolean;
  /** Text stays upright: `along`, `across` give its left middle. A halo of a colour keeps lines off it. */
  text(text: string, along: number, across: number, halo?: string): void;
  /** An upright picture in a box whose middle is given. */
  picture(image: CanvasImageSource, along: number, across: number, widthPx: number, heightPx: number): void;
}

export function createPen(ctx: CanvasRenderingContext2D, isDown: boolean, scale: number): Pen {
  const upright = (): void => ctx.setTransform(scale, 0, 0, scale, 0, 0);
  const turned = (): void => (isDown ? ctx.setTransform(0, scale, scale, 0, 0, 0) : upright());
  turned();
  return {
    ctx,
    isDown,
    text(text, along, across, halo): void {
      upright();
      const [x, y] = isDown ? [across, along] : [along, across];
      if (halo !== undefined) {
        ctx.strokeStyle = halo;
        ctx.lineWidth = 4;
        ctx.lineJoin = 'round';
        ctx.strokeText(text, x, y);
      }
      ctx.fillText(text, x, y);
      turned();
    },
    picture(image, along, across, widthPx, heightPx): void {
      upright();
      const [x, y] = isDown ? [across, along] : [along, across];
      ctx.drawImage(image, x - widthPx / 2, y - heightPx / 2, widthPx, heightPx);
      turned();
    },
  };
}
