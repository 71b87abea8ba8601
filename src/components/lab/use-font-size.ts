import { usePreference } from './preferences.ts';

/** On slides letters are never smaller than 20 px of the canvas. */
const DEFAULT_PX = { page: 15, slide: 20 } as const;
const NAME = { page: 'font-size', slide: 'slide-font-size' } as const;

/** Size of code and output in px, remembered on this device for pages and for slides. */
export function useFontSize(on: 'page' | 'slide'): [number, (px: number) => void] {
  return usePreference(
    NAME[on],
    DEFAULT_PX[on],
    (value): value is number => typeof value === 'number' && value >= 10 && value <= 40,
  );
}
