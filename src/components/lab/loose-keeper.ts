import type { DraftKeeper, DraftState } from './draft-keeper.ts';

const NOTHING: DraftState = { conflict: null, isLinked: false, trouble: null };

/** Keeps nothing: what is tried on a variant is gone with it, and never stands where the learner's own text does. */
export function createLooseKeeper(): DraftKeeper {
  const done = (): Promise<void> => Promise.resolve();
  return {
    getState: () => NOTHING,
    subscribe: () => () => undefined,
    save: done,
    leaveLink: done,
    resolve: done,
    dismissTrouble: () => undefined,
    dispose: () => undefined,
  };
}
