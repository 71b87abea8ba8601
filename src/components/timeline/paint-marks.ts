import {
  describeLane,
  findEventPlace,
  formatTime,
  type Lane,
  type WaitTarget,
} from '../../lab/trace/index.ts';
import { findLaneColor } from './lane-style.ts';
import { cutText, findMarks, fitMark } from './marks.ts';
import { BEAD_PX, paintBeads, paintRails } from './paint-beads.ts';
import { findClear, isMisplaced, paintPictures, type PictureBox } from './paint-pictures.ts';
import type { Pen } from './pen.ts';
import { findRails } from './rails.ts';
import { findAlong, findPlacesInView, type Scene } from './scene.ts';
import { findSourceText } from './source-text.ts';
import { findSpacedEvents, type Stroke } from './strokes.ts';

const FONT_PX = 12;
const TICK_PX = 1.75;
const SMALL_PX = 11;
/** Room that an event needs before the text of its line is shown. */
const SOURCE_FROM_PX = 34;
/** Fewer characters of a line tell nothing. */
const LEAST_SOURCE = 6;

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
  paintOwn(pen, scene, lane, across, color, pictures);
  if (isSourceShown(scene)) paintSource(pen, scene, lane, across);
  else paintWaits(pen, scene, across, strokes, pictures);
}

/** Whether the view is close enough for lines of source. */
export function isSourceShown(scene: Scene): boolean {
  return scene.axis.pxPerEvent >= SOURCE_FROM_PX && scene.rowPx >= 24;
}

/** What stands on the strand itself, and beside it as much of its text as there is room for. */
function paintOwn(
  pen: Pen,
  scene: Scene,
  lane: number,
  across: number,
  color: string,
  pictures: readonly PictureBox[],
): void {
  const { ctx, isDown } = pen;
  const { palette } = scene;
  const marks = findMarks(scene, lane);
  ctx.font = `${FONT_PX}px ${palette.mono}`;
  const charPx = ctx.measureText('0').width;
  const tickPx = Math.min(11, scene.rowPx * 0.28);
  ctx.fillStyle = color;
  for (const { shape, along } of marks) {
    if (shape !== 'tick') continue;
    ctx.fillRect(along - TICK_PX / 2, isDown ? across : across - tickPx, TICK_PX, tickPx);
  }
  paintRails(ctx, findRails(scene, lane), across, color);
  paintBeads(ctx, marks, across, Math.min(6.5, scene.rowPx * 0.2), color, palette.surface);
  if (scene.rowPx < 22) return;
  for (const mark of marks) {
    const { along } = mark;
    const end = along + mark.roomPx;
    const lead = mark.shape === 'tick' ? 5 : 0;
    const start = isDown ? findClear(pictures, along - 7, 14) + 7 : findClear(pictures, along + lead, 0);
    if (isMisplaced(pictures, along, start)) continue;
    const aside = tickPx + (scene.model.hasThreads ? 7 : 0);
    const room = isDown ? scene.rowPx - aside - 12 : end - start;
    if (isDown && end + 5 - start < FONT_PX) continue;
    const text = fitMark(mark, Math.floor(room / charPx));
    if (text === '') continue;
    ctx.fillStyle = mark.isError ? palette.error : color;
    if (isDown) paintPlate(pen, scene, start - 7, across + aside + 1, 14, text.length * charPx + 6);
    if (isDown) pen.text(text, start, across + aside + 4);
    else
      pen.text(
        text,
        start - (lead === 0 ? BEAD_PX : 0),
        across - tickPx - (lead === 0 ? 5 : 1),
        palette.surface,
      );
  }
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
    case 'thread':
      return `${describeLane(lanes, on.lane)}’s end`;
    case 'message':
      return 'message';
    case 'chosen':
    case 'lock':
    case 'memory':
      return ''; // a line of its own, and a mark that says what for
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
      on === null ? (stroke.type === 'blocked' ? 'holds the thread' : '') : nameWait(on, scene.model.lanes);
    if (text === '') continue;
    // The label stays in the middle of what can be seen of its span.
    const from = findClear(pictures, Math.max(stroke.fromPx, 8), 0);
    const to = Math.min(stroke.toPx, scene.lengthPx - 8);
    const width = ctx.measureText(text).width;
    if (to - from < width + 36) continue;
    pen.text(text, (from + to - width) / 2, across + findBelow(scene, 13), scene.palette.surface);
  }
}

/** How far below a strand a text stands: below the rails, where there may be any. */
function findBelow({ rowPx, model }: Scene, px: number): number {
  return model.hasThreads ? Math.min(px + 7, rowPx * 0.37) : Math.min(px, rowPx * 0.36);
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
    const cut = cutText(
      text,
      Math.floor((isDown ? scene.breadthPx - across - 20 : nextAlong - along - 10) / charPx),
    );
    if (cut === '' || cut.length < Math.min(text.length, LEAST_SOURCE)) return;
    const breadth = cut.length * charPx;
    if (isDown) {
      const aside = model.hasThreads ? 18 : 9;
      paintPlate(pen, scene, along + 6, across + aside, 16, breadth + 8);
      pen.text(cut, along + 14, across + aside + 3);
    } else {
      const below = model.hasThreads ? findBelow(scene, 15) : 15;
      paintPlate(pen, scene, along + 1, across + below - 7, breadth + 8, model.hasThreads ? 14 : 16);
      pen.text(cut, along + 4, across + below);
    }
  });
}
