import { lazy, Suspense } from 'react';
import type { SourceFiles } from '../../lab/index.ts';
import { Banner } from './Banner.tsx';
import type { DraftConflict } from './draft-keeper.ts';
import type { Comparison } from './use-banners.ts';

const ChooseTexts = lazy(async () => ({ default: (await import('./ChooseTexts.tsx')).ChooseTexts }));

interface Props {
  conflict: DraftConflict;
  mine: SourceFiles;
  /** Which text is chosen, file by file; null while they are not compared. */
  sides: Comparison['sides'] | null;
  onSides: (sides: Comparison['sides'] | null) => void;
  onResolve: (files: SourceFiles) => void;
}

const TEXTS = {
  lesson: {
    says: 'This lab has changed since you edited it. Your text stands below, and nothing is lost either way.',
    takes: 'Take the new one',
    theirName: 'the lesson’s new text',
  },
  tab: {
    says: 'Another tab has saved a text of its own for this lab. Yours stands below and is not saved until you choose.',
    takes: 'Take the other one',
    theirName: 'the other tab’s text',
  },
} as const;

/** Two texts claim the lab: keep mine, take the other, or compare and choose file by file. */
export function ConflictBanner({ conflict, mine, sides, onSides, onResolve }: Props): React.JSX.Element {
  const { says, takes, theirName } = TEXTS[conflict.reason];
  return (
    <>
      <Banner
        text={says}
        actions={[
          { label: 'Keep mine', act: () => onResolve(mine) },
          { label: takes, act: () => onResolve(conflict.theirs) },
          {
            label: sides === null ? 'Compare' : 'Hide the difference',
            act: () => onSides(sides === null ? {} : null),
          },
        ]}
      />
      {sides !== null && (
        <Suspense fallback={<p className="lab-banner">Comparing…</p>}>
          <ChooseTexts
            mine={mine}
            theirs={conflict.theirs}
            theirName={theirName}
            sides={sides}
            onSides={onSides}
            onChoose={onResolve}
            onClose={() => onSides(null)}
          />
        </Suspense>
      )}
    </>
  );
}
