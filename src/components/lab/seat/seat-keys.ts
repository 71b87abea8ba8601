import type { LabSession } from '../../../lab/index.ts';

/** What a key does in the seat. */
export type SeatAction =
  | { type: 'pick'; /** 0-based. */ option: number }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'restart' }
  | { type: 'letRun' };

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The action of a key; null for keys that are not the seat's. */
export function findSeatAction({ key, shiftKey, ctrlKey, metaKey, altKey }: Key): SeatAction | null {
  if (altKey) return null;
  const letter = key.toLowerCase();
  if (ctrlKey || metaKey) {
    if (letter === 'z') return { type: shiftKey ? 'redo' : 'undo' };
    return letter === 'y' && !shiftKey ? { type: 'redo' } : null;
  }
  if (/^[1-9]$/u.test(key)) return { type: 'pick', option: Number(key) - 1 };
  if (letter === 'u') return { type: shiftKey ? 'redo' : 'undo' };
  if (shiftKey) return null;
  if (letter === 'r') return { type: 'restart' };
  return letter === 'l' ? { type: 'letRun' } : null;
}

/** Carries it out. */
export function actInSeat(session: LabSession, action: SeatAction): void {
  const { seat } = session;
  if (action.type !== 'pick') {
    seat[action.type]();
    return;
  }
  const option = session.getState().seat?.next?.options[action.option];
  if (option !== undefined) seat.pick(option.value);
}

/** Whether keys belong to what is written in: the editor, a field. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type=radio]), textarea, select, .lab-editor') !== null)
  );
}
