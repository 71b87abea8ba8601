import type { Attempt, DraftFile } from './store-schema.ts';

/** What version 1 kept of an attempt. */
export type AttemptOfVersion1 = Omit<Attempt, 'confidence' | 'seed' | 'hints'>;

/** What version 1 kept of a draft's file. */
export type DraftFileOfVersion1 = Omit<DraftFile, 'starter'>;

/** The attempt as version 2 keeps it: of the starter, nobody asked how sure, and there were no hints. */
export function toAttempt(old: AttemptOfVersion1): Attempt {
  return { confidence: null, seed: 0, hints: 0, ...old };
}

/** The draft as version 2 keeps it: its starter is known by its hash alone. */
export function toDraftFile(old: DraftFileOfVersion1): DraftFile {
  return { starter: null, ...old };
}
