import {
  describeLane,
  findEventPlace,
  formatTime,
  showText,
  type Lane,
  type WaitTarget,
} from '../../lab/trace/index.ts';
import { findLaneColor } from './lane-style.ts';
import { findClear, isMisplaced, paintPictures, type PictureBox } from './paint-pictures.ts';
import type { Pen } from './pen.ts';
import { findAlong, findPlacesInView, type Scene } from './scene.ts';
import { findSourceText } from './source-text.ts';
import { findSpacedEvents, type Stroke } from './strokes.ts';

const FONT_PX = 12;
const TICK_PX = 1.75;
const SMALL_PX = 11;
/** Room that an event needs before the text of its line is shown. */
const SOURCE_FROM_PX = 34;

/** Marks on one lane: outputs, pictures, what it waits for, and close up the source of each step. */
export function paintMarks(
  pen: Pen,
  scene: Scene,
  lane: number,
  across: number,
  strokes: readonly Stroke[],
): void {
  const color = scene.palette.laneText[findLaneColor(lane)] ?? scene.palette.text;
  pen.ctx.textBaseline = 'middle';
  const pictures = paintPictures(pen, scene, lane, across, color);
  paintOutputs(pen, scene, lane, across, color, pictures);
  if (isSourceShown(scene)) paintSource(pen, scene, lane, across);
  else paintWaits(pen, scene, across, strokes, pictures);
}

/** Whether the view is close enough for lines of source. */
export function isSourceShown(scene: Scene): boolean {
  return scene.axis.pxPerEvent >= SOURCE_FROM_PX && scene.rowPx >= 24;
}

function paintOutputs(
  pen: Pen,
  scene: Scene,
  lane: number,
  across: number,
  color: string,
  pictures: readonly PictureBox[],
): void {
  const { ctx, isDown } = pen;
  const { model, palette } = scene;
  const placeOf = (index: number): number => findEventPlace(scene.axis, model.events, index);
  const shown = findSpacedEvents(model.outputs[lane] ?? [], placeOf, findPlacesInView(scene), 4);
  ctx.font = `${FONT_PX}px ${palette.mono}`;
  const charPx = ctx.measureText('0').width;
  const tickPx = Math.min(11, scene.rowPx * 0.28);
  ctx.fillStyle = color;
  for (const index of shown) {
    ctx.fillRect(findAlong(scene, index) - TICK_PX / 2, isDown ? across : across - tickPx, TICK_PX, tickPx);
  }
  shown.forEach((index, place) => {
    const along = findAlong(scene, index);
    const event = model.events[index];
    if (event?.type !== 'output' || scene.rowPx < 22) return;
    const next = shown[place + 1];
    const nextAlong = next === undefined ? scene.lengthPx : Math.min(scene.lengthPx, findAlong(scene, next));
    const start = isDown ? findClear(pictures, along - 7, 14) + 7 : findClear(pictures, along + 5, 0);
    if (isMisplaced(pictures, along, start)) return;
    const room = isDown ? scene.rowPx - tickPx - 12 : nextAlong - start - 5;
    if (isDown && nextAlong - start < FONT_PX) return;
    const text = fitText(showText(event.text), Math.floor(room / charPx));
    if (text === '') return;
    ctx.fillStyle = event.stream === 'error' ? palette.error : color;
    if (isDown) paintPlate(pen, scene, start - 7, across + tickPx + 1, 14, text.length * charPx + 6);
    if (isDown) pen.text(text, start, across + tickPx + 4);
    else pen.text(text, start, across - tickPx - 1, palette.surface);
  });
}

/** A text cut to a number of characters; empty when less than two would be left of it. */
function fitText(text: string, length: number): string {
  if (text.length <= length) return text;
  return length >= 3 ? `${text.slice(0, length - 1)}…` : '';
}

/** What a lane waits for, as short as a label must be. */
function nameWait(on: WaitTarget, lanes: readonly Lane[]): string {
  switch (on.type) {
    case 'timer':
      return `timer ${formatTime(on.delayMs)}`;
    case 'fetch':
      return on.url.split('/').at(-1) ?? on.url;
    case 'task':
      return describeLane(lanes, on.lane);
    case 'turn':
      return 'next turn';
    case 'promise':
      return 'promise';
    default:
      return on satisfies never;
  }
}

function paintWaits(
  pen: Pen,
  scene: Scene,
  across: number,
  strokes: readonly Stroke[],
  pictures: readonly PictureBox[],
): void {
  const { ctx } = pen;
  if (scene.rowPx < 30 || pen.isDown) return;
  ctx.font = `${SMALL_PX}px ${scene.palette.sans}`;
  ctx.fillStyle = scene.palette.muted;
  for (const stroke of strokes) {
    if (stroke.span === null) continue;
    const on = stroke.span.on;
    const text =
      stroke.type === 'blocked' ? 'holds the thread' : on === null ? '' : nameWait(on, scene.model.lanes);
    if (text === '') continue;
    // The label stays in the middle of what can be seen of its span.
    const from = findClear(pictures, Math.max(stroke.fromPx, 8), 0);
    const to = Math.min(stroke.toPx, scene.lengthPx - 8);
    const width = ctx.measureText(text).width;
    if (to - from < width + 36) continue;
    pen.text(text, (from + to - width) / 2, across + Math.min(13, scene.rowPx * 0.36), scene.palette.surface);
  }
}

/** Clears the ground for a text that lines run through. */
function paintPlate(
  pen: Pen,
  scene: Scene,
  along: number,
  across: number,
  length: number,
  breadth: number,
): void {
  const { ctx } = pen;
  const before = ctx.fillStyle;
  ctx.fillStyle = scene.palette.surface;
  ctx.fillRect(along, across, length, breadth);
  ctx.fillStyle = before;
}

/** Each step's line of source, where it begins. A line that the lane's next step is on again is written once. */
function paintSource(pen: Pen, scene: Scene, lane: number, across: number): void {
  const { ctx, isDown } = pen;
  const { model, palette } = scene;
  const placeOf = (index: number): number => findEventPlace(scene.axis, model.events, index);
  const shown = findSpacedEvents(model.laneEvents[lane] ?? [], placeOf, findPlacesInView(scene), 1);
  const texts = shown.map((index) => findSourceText(scene.sources, model.events[index]?.site ?? null));
  const written = shown.flatMap((index, place) => {
    const isRepeat = texts[place] === texts[place - 1] && shown[place - 1] === index - 1;
    return isRepeat ? [] : [{ text: texts[place] ?? '', along: findAlong(scene, index) }];
  });
  ctx.font = `${SMALL_PX}px ${palette.mono}`;
  ctx.fillStyle = palette.text;
  const charPx = ctx.measureText('0').width;
  written.forEach(({ text, along }, place) => {
    const nextAlong = Math.min(scene.lengthPx, written[place + 1]?.along ?? Infinity);
    const cut = fitText(
      text,
      Math.floor((isDown ? scene.breadthPx - across - 20 : nextAlong - along - 10) / charPx),
    );
    if (cut === '') return;
    const breadth = cut.length * charPx;
    if (isDown) {
      paintPlate(pen, scene, along + 6, across + 9, 16, breadth + 8);
      pen.text(cut, along + 14, across + 12);
    } else {
      paintPlate(pen, scene, along + 1, across + 8, breadth + 8, 16);
      pen.text(cut, along + 4, across + 15);
    }
  });
}
