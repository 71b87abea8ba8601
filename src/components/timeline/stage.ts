import { findEventPlace, findPlace, type Axis, type Spot } from '../../lab/trace/index.ts';
import { findHit, findRow } from './hit-test.ts';
import type { TimelineModel } from './model.ts';
import { paintScene } from './paint-scene.ts';
import { readPalette, watchTheme, type Palette } from './palette.ts';
import { createPen } from './pen.ts';
import { createPictureCache } from './picture-cache.ts';
import type { Scene } from './scene.ts';
import type { SourceLines } from './source-text.ts';
import {
  clampView,
  findAxis,
  findZoomRange,
  FIT,
  PAD_END,
  PAD_START,
  panView,
  revealEvent,
  revealPlace,
  zoomView,
  type Room,
  type View,
} from './view.ts';

/** What a stage shows, beside its view. */
export interface StageContent {
  model: TimelineModel;
  sources: SourceLines;
  isDown: boolean;
  rulerPx: number;
  rowPx: number;
  focusLane: number | null;
  cursor: number | null;
}

/** The elements of a stage. They belong to the caller. */
export interface StageElements {
  canvas: HTMLCanvasElement;
  /** The line through everything; the stage moves it. */
  playhead: HTMLElement;
}

export type ZoomRange = ReturnType<typeof findZoomRange>;

/** The drawn part of the timeline: paints at most once a frame, and only after something changed. */
export interface Stage {
  show(content: StageContent): void;
  resize(widthPx: number, heightPx: number): void;
  scrollTo(px: number): void;
  /** `anchorPx`: what stays in place, along the canvas; default its middle. */
  zoomBy(factor: number, anchorPx?: number): void;
  panBy(px: number): void;
  fit(): void;
  reveal(index: number): void;
  /** Moves the playhead to a time between events; null puts it back on the cursor. */
  playTo(at: number | null): void;
  /** The event and the lane that a point of the canvas means. */
  hit(alongPx: number, acrossPx: number): { event: number | null; lane: number | null };
  dispose(): void;
}

/** Beyond this, a canvas takes more memory than it gives sharpness. */
const MAX_SCALE = 3;

export function createStage({ canvas, playhead }: StageElements, onZoom: (range: ZoomRange) => void): Stage {
  const ctx = canvas.getContext('2d', { alpha: false });
  let palette: Palette | null = null;
  let content: StageContent | null = null;
  let view: View = FIT;
  let size = { widthPx: 0, heightPx: 0 };
  let scrollPx = 0;
  let playAt: number | null = null;
  let frame = 0;
  let shownRange: ZoomRange | null = null;
  const pictures = createPictureCache(draw);
  const unwatch = watchTheme(() => {
    palette = null;
    draw();
  });
  // A canvas keeps the fallback font unless it is drawn again.
  document.fonts.addEventListener('loadingdone', draw);

  function draw(): void {
    if (frame === 0) frame = requestAnimationFrame(paint);
  }

  function findRoom(): Room {
    const isDown = content?.isDown ?? false;
    return { isDown, lengthPx: isDown ? size.heightPx : size.widthPx };
  }

  function setView(next: View): void {
    if (content !== null) view = clampView(content.model, findRoom(), next);
    draw();
  }

  function paint(): void {
    frame = 0;
    if (content === null || ctx === null || size.widthPx === 0 || size.heightPx === 0) return;
    const room = findRoom();
    view = clampView(content.model, room, view);
    const axis = findAxis(content.model, room, view);
    palette ??= readPalette(canvas.parentElement ?? canvas);
    const scale = Math.min(MAX_SCALE, devicePixelRatio);
    const width = Math.round(size.widthPx * scale);
    const height = Math.round(size.heightPx * scale);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    const breadthPx = room.isDown ? size.widthPx : size.heightPx;
    const { offsetPx } = view;
    const scene: Scene = {
      ...content,
      axis,
      offsetPx,
      lengthPx: room.lengthPx,
      breadthPx,
      scrollPx,
      palette,
      pictures,
    };
    paintScene(createPen(ctx, room.isDown, scale), scene);
    movePlayhead(axis);
    const range = findZoomRange(content.model, room, view);
    if (range.canZoomIn !== shownRange?.canZoomIn || range.canZoomOut !== shownRange.canZoomOut) {
      shownRange = range;
      onZoom(range);
    }
  }

  function movePlayhead(axis: Axis): void {
    const { cursor = null, model, isDown = false } = content ?? {};
    playhead.hidden = cursor === null || model === undefined;
    if (cursor === null || model === undefined) return;
    const place = findPlayPlace(axis, model, cursor);
    const along = place - view.offsetPx + PAD_START;
    playhead.style.transform = isDown ? `translateY(${along}px)` : `translateX(${along}px)`;
    playhead.style.setProperty('--step-px', `${playAt === null ? Math.max(0, axis.pxPerEvent) : 0}px`);
  }

  function findPlayPlace(axis: Axis, model: TimelineModel, cursor: number): number {
    const place = findEventPlace(axis, model.events, cursor);
    return playAt === null ? place : Math.max(place, findPlace(axis, playAt, cursor + 1));
  }

  return {
    show(next): void {
      const isOther = content !== null && content.isDown !== next.isDown;
      content = next;
      if (isOther) view = FIT;
      draw();
    },
    resize(widthPx, heightPx): void {
      size = { widthPx, heightPx };
      draw();
    },
    scrollTo(px): void {
      scrollPx = px;
      draw();
    },
    zoomBy(factor, anchorPx): void {
      if (content === null) return;
      const room = findRoom();
      const cursor = anchorPx === undefined ? findCursorAnchor(room) : null;
      view = zoomView(
        content.model,
        room,
        view,
        factor,
        anchorPx ?? cursor?.px ?? room.lengthPx / 2,
        cursor?.spot,
      );
      draw();
    },
    panBy(px): void {
      if (content !== null) setView(panView(content.model, findRoom(), view, px));
    },
    fit(): void {
      setView(FIT);
    },
    reveal(index): void {
      if (content !== null && size.widthPx > 0) setView(revealEvent(content.model, findRoom(), view, index));
    },
    playTo(at): void {
      playAt = at;
      if (content !== null && at !== null && content.cursor !== null) {
        const room = findRoom();
        const axis = findAxis(content.model, room, view);
        view = revealPlace(content.model, room, view, findPlayPlace(axis, content.model, content.cursor));
      }
      draw();
    },
    hit(alongPx, acrossPx): { event: number | null; lane: number | null } {
      if (content === null) return { event: null, lane: null };
      const axis = findAxis(content.model, findRoom(), view);
      const row = findRow(acrossPx + scrollPx, content.rulerPx, content.rowPx, content.model.rows.length);
      const lane = row === null ? null : (content.model.rows[row] ?? null);
      const event = findHit(
        content.model,
        axis,
        acrossPx < content.rulerPx ? null : lane,
        alongPx + view.offsetPx - PAD_START,
      );
      return { event, lane };
    },
    dispose(): void {
      cancelAnimationFrame(frame);
      unwatch();
      document.fonts.removeEventListener('loadingdone', draw);
    },
  };

  /** Keys and buttons zoom at the cursor where it is in view, else at the middle. */
  function findCursorAnchor(room: Room): { px: number; spot: Spot } | null {
    const { cursor = null, model } = content ?? {};
    const event = cursor === null ? undefined : model?.events[cursor];
    if (event === undefined || model === undefined) return null;
    const px = findPlace(findAxis(model, room, view), event.at, event.i) - view.offsetPx + PAD_START;
    const isInView = px >= PAD_START - 1 && px <= room.lengthPx - PAD_END + 1;
    return isInView ? { px, spot: { at: event.at, rank: event.i } } : null;
  }
}
