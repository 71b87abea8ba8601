import { useEffect, useRef, type RefObject } from 'react';
import type { Stage } from './stage.ts';

interface Options {
  surface: RefObject<HTMLElement | null>;
  stage: RefObject<Stage | null>;
  isDown: boolean;
  rulerPx: number;
  onPick: (event: number) => void;
  /** What the pointer is over; null when it leaves or drags. Coordinates are the surface's. */
  onHover: (hover: Hover | null) => void;
}

export interface Hover {
  xPx: number;
  yPx: number;
  event: number | null;
  lane: number | null;
}

/** A pointer that moves less than this has clicked. */
const CLICK_PX = 4;

/** Mouse, pen and touch on the stage: drag pans, two fingers pinch, wheel with Ctrl or ⌘ zooms, click and the ruler set the cursor. */
export function useGestures(options: Options): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const { surface } = options;

  useEffect(() => {
    const element = surface.current;
    if (element === null) return undefined;
    const pointers = new Map<number, { x: number; y: number }>();
    let moved = 0;
    let isScrub = false;
    let spread = 0;

    const locate = (event: { clientX: number; clientY: number }): { x: number; y: number } => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const alongOf = (point: { x: number; y: number }): number => (latest.current.isDown ? point.y : point.x);
    const acrossOf = (point: { x: number; y: number }): number => (latest.current.isDown ? point.x : point.y);
    const hit = (point: { x: number; y: number }): { event: number | null; lane: number | null } =>
      latest.current.stage.current?.hit(alongOf(point), acrossOf(point)) ?? { event: null, lane: null };
    const pick = (point: { x: number; y: number }): void => {
      const { event } = hit(point);
      if (event !== null) latest.current.onPick(event);
    };
    const findSpread = (): { middle: number; px: number } => {
      const [a, b] = [...pointers.values()];
      if (a === undefined || b === undefined) return { middle: 0, px: 0 };
      return { middle: (alongOf(a) + alongOf(b)) / 2, px: Math.hypot(a.x - b.x, a.y - b.y) };
    };

    const handleDown = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      const point = locate(event);
      pointers.set(event.pointerId, point);
      latest.current.onHover(null);
      moved = pointers.size === 1 ? 0 : Infinity;
      isScrub = pointers.size === 1 && acrossOf(point) < latest.current.rulerPx;
      spread = findSpread().px;
      if (isScrub) {
        element.setPointerCapture(event.pointerId);
        pick(point);
      }
    };
    const handleMove = (event: PointerEvent): void => {
      const point = locate(event);
      const before = pointers.get(event.pointerId);
      if (before === undefined) {
        if (event.pointerType === 'mouse')
          latest.current.onHover({ xPx: point.x, yPx: point.y, ...hit(point) });
        return;
      }
      moved += Math.hypot(point.x - before.x, point.y - before.y);
      if (pointers.size === 1 && moved <= CLICK_PX && !isScrub) return;
      const middleBefore = findSpread().middle;
      pointers.set(event.pointerId, point);
      if (isScrub) {
        pick(point);
        return;
      }
      element.setPointerCapture(event.pointerId);
      if (pointers.size === 1) {
        latest.current.stage.current?.panBy(alongOf(before) - alongOf(point));
        return;
      }
      const now = findSpread();
      latest.current.stage.current?.panBy(middleBefore - now.middle);
      if (spread > 0 && now.px > 0) latest.current.stage.current?.zoomBy(now.px / spread, now.middle);
      spread = now.px;
    };
    const handleUp = (event: PointerEvent): void => {
      const wasDown = pointers.delete(event.pointerId);
      if (wasDown && !isScrub && moved <= CLICK_PX && event.type === 'pointerup') pick(locate(event));
      spread = findSpread().px;
    };
    const handleLeave = (): void => latest.current.onHover(null);
    const handleWheel = (event: WheelEvent): void => {
      const along = alongOf(locate(event));
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        latest.current.stage.current?.zoomBy(Math.exp(-toPx(event.deltaY, event) * 0.006), along);
        return;
      }
      const byPx = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (byPx === 0 || latest.current.isDown) return;
      event.preventDefault();
      latest.current.stage.current?.panBy(toPx(byPx, event));
    };

    element.addEventListener('pointerdown', handleDown);
    element.addEventListener('pointermove', handleMove);
    element.addEventListener('pointerup', handleUp);
    element.addEventListener('pointercancel', handleUp);
    element.addEventListener('pointerleave', handleLeave);
    element.addEventListener('wheel', handleWheel, { passive: false });
    return () => {
      element.removeEventListener('pointerdown', handleDown);
      element.removeEventListener('pointermove', handleMove);
      element.removeEventListener('pointerup', handleUp);
      element.removeEventListener('pointercancel', handleUp);
      element.removeEventListener('pointerleave', handleLeave);
      element.removeEventListener('wheel', handleWheel);
    };
  }, [surface]);
}

/** A wheel's way in px, whatever unit it counts in. */
function toPx(delta: number, event: WheelEvent): number {
  return event.deltaMode === WheelEvent.DOM_DELTA_LINE ? delta * 16 : delta;
}
