import { useState } from 'react';
import type { LabSession, SourceFiles } from '../../lab/index.ts';
import type { DraftConflict } from './draft-keeper.ts';

/** Whose text of a file is chosen. */
export type TextSide = 'mine' | 'theirs';

/** Two texts that are being compared. */
export interface Comparison {
  of: DraftConflict;
  sides: Readonly<Record<string, TextSide>>;
}

/** What the banners over a lab remember, whatever layout the lab has. */
export interface Banners {
  /** What a reset took away, for those who did not mean it. */
  undo: SourceFiles | null;
  reset: () => void;
  forgetReset: () => void;
  /** Null while nothing is compared. */
  comparison: Comparison | null;
  compare: (comparison: Comparison | null) => void;
}

/** Reset with a way back, and a comparison that outlives a change of layout. */
export function useBanners(session: LabSession): Banners {
  const [undo, setUndo] = useState<SourceFiles | null>(null);
  const [comparison, compare] = useState<Comparison | null>(null);
  return {
    undo,
    reset() {
      setUndo(session.getState().files);
      session.reset();
    },
    forgetReset: () => setUndo(null),
    comparison,
    compare,
  };
}
