import { findLaneColor } from './lane-style.ts';
import { findMarks, fitMark, type Mark } from './marks.ts';
import { BEAD_PX, RING_PX } from './paint-beads.ts';
import { DIAMOND_PX, findShownChoices } from './paint-ruler.ts';
import { findRails } from './rails.ts';
import { findAcross, findAlong, toAlong, type Frame } from './scene.ts';
import type { Stroke } from './strokes.ts';
import { escape, toText } from './svg-text.ts';

const CHAR_PX = 7.2;
const TICK_FOOT_PX = 3.25;
/** Beads closer than this are dots. */
const BEAD_ROOM_PX = 9;

/** The marks, texts and locks of one lane as SVG. */
export function drawMarks(frame: Frame, lane: number, isTextShown: boolean): string {
  const across = findAcross(frame, lane);
  const tickPx = Math.min(11, frame.rowPx * 0.28);
  const marks = findMarks(frame, lane).map((mark) => {
    const at = ` style="--at:${toShare(frame, mark.along)}"`;
    const text = isTextShown ? fitMark(mark, Math.floor((mark.roomPx - 3) / CHAR_PX)) : '';
    // A picture that stands still cuts no text: half a word tells nothing.
    const isWhole = mark.shape !== 'tick' || text === mark.texts[0];
    const lead = mark.shape === 'tick' ? 5 : -BEAD_PX;
    const rise = mark.shape === 'tick' ? 3 : 0;
    const words =
      text === '' || !isWhole
        ? ''
        : `<text class="tl-text"${at} x="${toText(mark.along + lead)}" y="${toText(across - tickPx + rise)}">${escape(text)}</text>`;
    return drawMark(mark, across, tickPx, at) + words;
  });
  const rails = findRails(frame, lane).map(({ fromPx, toPx, offsetPx, isOpen }) => {
    const y = across + offsetPx;
    const foot = isOpen ? '' : `V${toText(y - 3)}`;
    return `<path class="tl-rail" d="M${toText(fromPx, y - 3)}V${toText(y)}H${toText(toPx)}${foot}"/>`;
  });
  return `<g class="tl-lane-${findLaneColor(lane)}">${rails.join('')}${marks.join('')}</g>`;
}

function drawMark(
  { shape, along, isAtomic, roomPx }: Mark,
  across: number,
  tickPx: number,
  at: string,
): string {
  if (shape === 'none') return '';
  if (shape === 'tick')
    return `<path class="tl-tick"${at} d="M${toText(along, across - TICK_FOOT_PX)}V${toText(across - tickPx)}"/>`;
  const radius = roomPx < BEAD_ROOM_PX - 5 ? 2 : BEAD_PX;
  const isHollow = shape === 'read' || shape === 'given';
  const name = `tl-bead${isHollow ? ' tl-hollow' : ''}`;
  const ring = isAtomic
    ? `<circle class="tl-bead tl-hollow"${at} cx="${toText(along)}" cy="${toText(across)}" r="${radius + RING_PX}"/>`
    : '';
  if (shape === 'taken' || shape === 'given') {
    const side = toText(2 * radius);
    return `<rect class="${name}"${at} x="${toText(along - radius)}" y="${toText(across - radius)}" width="${side}" height="${side}"/>`;
  }
  if (shape === 'call') {
    const points = `M${toText(along - radius * 0.7, across - radius)}L${toText(along + radius, across)}L${toText(along - radius * 0.7, across + radius)}Z`;
    return `${ring}<path class="tl-bead tl-call"${at} d="${points}"/>`;
  }
  return `${ring}<circle class="${name}"${at} cx="${toText(along)}" cy="${toText(across)}" r="${radius}"/>`;
}

/** The outline of a band with round ends: a lane that sleeps. */
export function drawHollow({ fromPx, toPx }: Stroke, across: number, half: number): string {
  const round = Math.min(half, (toPx - fromPx) / 2);
  const [left, right] = [fromPx + round, toPx - round];
  const arc = `A${toText(round, half)} 0 0 1`;
  return `M${toText(left, across - half)}H${toText(right)}${arc} ${toText(right, across + half)}H${toText(left)}${arc} ${toText(left, across - half)}Z`;
}

/** The ruler's signs for choices. */
export function drawChoices(frame: Frame): string {
  const signs = findShownChoices(frame).map((index) => {
    const x = findAlong(frame, index);
    const y = frame.rulerPx - 1;
    return `M${toText(x - DIAMOND_PX, y)}L${toText(x, y - DIAMOND_PX)}L${toText(x + DIAMOND_PX, y)}L${toText(x, y + DIAMOND_PX)}Z`;
  });
  return signs.length === 0 ? '' : `<path class="tl-choice" d="${signs.join('')}"/>`;
}

/** Lines between threads. */
export function drawThreadLines(frame: Frame, width: number): string {
  const lines = frame.model.rows.flatMap((lane, row) => {
    if (row === 0 || frame.model.lanes[lane]?.kind !== 'thread') return [];
    return [`M0 ${toText(frame.rulerPx + row * frame.rowPx)}H${toText(width)}`];
  });
  return `<path class="tl-grid" d="${lines.join('')}"/>`;
}

/** A place as a share of the run, 0…1. */
export function toShare(frame: Frame, along: number): string {
  const share = (along - toAlong(frame, 0)) / Math.max(1, frame.axis.lengthPx);
  return String(Number(Math.min(1, Math.max(0, share)).toFixed(4)));
}
