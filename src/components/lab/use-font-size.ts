import { usePreference } from './preferences.ts';

const DEFAULT_PX = 15;

/** Size of code and output in px, remembered on this device. */
export function useFontSize(): [number, (px: number) => void] {
  return usePreference(
    'font-size',
    DEFAULT_PX,
    (value): value is number => typeof value === 'number' && value >= 10 && value <= 40,
  );
}
