import type { Talk } from './open-talk.ts';

const LEAST_PX = 50;
/** Where a finger does something else. */
const HELD = '.lab-live, .lab-still-code, button, a, input, .ink[data-tool]';

/** Goes through the deck by a finger: to the left is on, to the right is back. */
export function mountSwipe({ root, deck }: Talk): void {
  let start: { id: number; x: number; y: number } | null = null;

  root.addEventListener('pointerdown', (event) => {
    const isHeld = event.target instanceof Element && event.target.closest(HELD) !== null;
    const isSecond = start !== null;
    start =
      event.pointerType !== 'touch' || isHeld || isSecond
        ? null
        : { id: event.pointerId, x: event.clientX, y: event.clientY };
  });
  root.addEventListener('pointerup', (event) => {
    if (start?.id !== event.pointerId) return;
    const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
    start = null;
    if (Math.abs(dx) < LEAST_PX || Math.abs(dx) < 1.5 * Math.abs(dy)) return;
    if (dx < 0) deck.next();
    else deck.previous();
  });
  root.addEventListener('pointercancel', () => {
    start = null;
  });
}
