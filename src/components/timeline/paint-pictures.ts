import { findEventPlace } from '../../lab/trace/index.ts';
import type { Pen } from './pen.ts';
import { findAlong, findPlacesInView, type Scene } from './scene.ts';
import { findSpacedEvents } from './strokes.ts';

/** The room that a picture takes along its strand. */
export interface PictureBox {
  from: number;
  to: number;
  /** Where the step that painted it stands. */
  step: number;
}

const WIDTH = 24;
const HEIGHT = 18;
/** Free room around a picture, frame included. */
const MARGIN = 5;

/** Paints the pictures of one lane, each beside the step that painted it. @returns the room they take */
export function paintPictures(
  pen: Pen,
  scene: Scene,
  lane: number,
  across: number,
  color: string,
): PictureBox[] {
  const { ctx, isDown } = pen;
  const { model } = scene;
  const placeOf = (index: number): number => findEventPlace(scene.axis, model.events, index);
  const scale = Math.min(1, isDown ? (scene.rowPx * 0.5) / WIDTH : (scene.rowPx * 0.55) / HEIGHT);
  const [width, height] = [WIDTH * scale, HEIGHT * scale];
  const [sizeAlong, sizeAcross] = isDown ? [height, width] : [width, height];
  const shown = findSpacedEvents(model.pictures[lane] ?? [], placeOf, findPlacesInView(scene), sizeAlong + 3);
  return shown.map((index) => {
    const event = model.events[index];
    const image = event === undefined ? null : scene.pictures.find(event);
    const along = findAlong(scene, index) + (isDown ? 0 : width / 2 + 4);
    const middle = isDown ? across + width / 2 + 8 : across;
    ctx.fillStyle = scene.palette.surface;
    ctx.fillRect(along - sizeAlong / 2 - 2, middle - sizeAcross / 2 - 2, sizeAlong + 4, sizeAcross + 4);
    if (image !== null) pen.picture(image, along, middle, width, height);
    ctx.strokeStyle = color;
    ctx.lineWidth = 1.5;
    ctx.strokeRect(along - sizeAlong / 2 - 1, middle - sizeAcross / 2 - 1, sizeAlong + 2, sizeAcross + 2);
    return {
      step: findAlong(scene, index),
      from: along - sizeAlong / 2 - MARGIN,
      to: along + sizeAlong / 2 + MARGIN,
    };
  });
}

/** Whether text of a step, moved clear of pictures, would stand beside a picture of another step. */
export function isMisplaced(pictures: readonly PictureBox[], step: number, start: number): boolean {
  return pictures.some((box) => box.to > step && box.to <= start && Math.abs(box.step - step) > 1);
}

/** The first place from `along` on where `length` px are clear of pictures. */
export function findClear(pictures: readonly PictureBox[], along: number, length: number): number {
  let start = along;
  for (const { from, to } of pictures) {
    if (start + length >= from && start < to) start = to;
  }
  return start;
}
