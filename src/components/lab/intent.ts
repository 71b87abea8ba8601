/** What the learner meant when they touched a lab that was not live yet. */
export type Intent = Action | null;

const ACTIONS = ['run', 'predict', 'edit', 'explore', 'seat'] as const;
type Action = (typeof ACTIONS)[number];

/**
 * Reads the intent off the touched element of the static markup: `data-lab-action="run"` or another of the actions, the code, a field.
 */
export function findIntent(target: EventTarget | null): Intent {
  if (!(target instanceof Element)) return null;
  const named = target.closest<HTMLElement>('[data-lab-action]')?.dataset['labAction'];
  const action = ACTIONS.find((each) => each === named);
  if (action !== undefined) return action;
  // An option that is chosen stays chosen: the live lab takes it over.
  if (target.closest('[data-options]') !== null) return null;
  if (target.closest('pre, code') !== null) return 'edit';
  return null;
}
