import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
}

/** How large a px of the slides' canvas is in this window; 1 on a page. On slides a rem is 16 px of the canvas. */
export function useCanvasScale(isOnSlide: boolean): number {
  return useSyncExternalStore(subscribe, () =>
    isOnSlide ? parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 : 1,
  );
}
