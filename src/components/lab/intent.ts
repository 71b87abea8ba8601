/** What the learner meant when they touched a lab that was not live yet. */
export type Intent = 'run' | 'predict' | 'edit' | null;

/**
 * Reads the intent off the touched element of the static markup: `data-lab-action="run"` or `"predict"`, the code, a field.
 */
export function findIntent(target: EventTarget | null): Intent {
  if (!(target instanceof Element)) return null;
  const action = target.closest<HTMLElement>('[data-lab-action]')?.dataset['labAction'];
  if (action === 'run' || action === 'predict' || action === 'edit') return action;
  if (target.closest('pre, code') !== null) return 'edit';
  return null;
}
