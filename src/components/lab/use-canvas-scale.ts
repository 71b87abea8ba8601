import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
}

/**
 * How large a px of the slides' canvas is in this window, times the size of type that the talk is shown at; 1 on a page. On slides a rem is
 * 16 px of the canvas.
 */
export function useCanvasScale(isOnSlide: boolean): number {
  return useSyncExternalStore(subscribe, () =>
    isOnSlide ? readScale(getComputedStyle(document.documentElement)) : 1,
  );
}

function readScale(page: CSSStyleDeclaration): number {
  return (parseFloat(page.fontSize) / 16) * (parseFloat(page.getPropertyValue('--talk-scale')) || 1);
}
