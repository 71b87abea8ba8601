/** What a key asks of the timeline. */
export type TimelineAction =
  | { type: 'play' }
  | { type: 'step'; by: 1 | -1; sameLane: boolean }
  | { type: 'edge'; to: 'first' | 'last' }
  | { type: 'zoom'; factor: number }
  | { type: 'fit' }
  | { type: 'lane'; by: 1 | -1 };

export const ZOOM_STEP = 1.6;

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The action of a key; null for keys that are not the timeline's. */
export function findKeyAction({ key, shiftKey, ctrlKey, metaKey, altKey }: Key): TimelineAction | null {
  if (ctrlKey || metaKey || altKey) return null;
  switch (key) {
    case ' ':
      return { type: 'play' };
    case 'ArrowRight':
      return { type: 'step', by: 1, sameLane: shiftKey };
    case 'ArrowLeft':
      return { type: 'step', by: -1, sameLane: shiftKey };
    case 'Home':
      return { type: 'edge', to: 'first' };
    case 'End':
      return { type: 'edge', to: 'last' };
    case '+':
    case '=':
      return { type: 'zoom', factor: ZOOM_STEP };
    case '-':
    case '_':
      return { type: 'zoom', factor: 1 / ZOOM_STEP };
    case '0':
      return { type: 'fit' };
    case 'ArrowDown':
      return { type: 'lane', by: 1 };
    case 'ArrowUp':
      return { type: 'lane', by: -1 };
    default:
      return null;
  }
}
