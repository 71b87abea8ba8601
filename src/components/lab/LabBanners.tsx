import { useState, useSyncExternalStore } from 'react';
import type { SourceFiles } from '../../lab/index.ts';
import { toTroubleText } from '../../learn/index.ts';
import { Banner } from './Banner.tsx';
import { ConflictBanner } from './ConflictBanner.tsx';
import { LinkBanner } from './LinkBanner.tsx';
import type { LabModel } from './use-lab.ts';

/** What a reset took away, for those who did not mean it. */
export interface ResetUndo {
  undo: SourceFiles | null;
  reset: () => void;
  forget: () => void;
}

/** Reset with a way back. */
export function useReset(model: LabModel): ResetUndo {
  const [undo, setUndo] = useState<SourceFiles | null>(null);
  return {
    undo,
    reset() {
      setUndo(model.state.files);
      model.live.session.reset();
    },
    forget: () => setUndo(null),
  };
}

interface Props {
  model: LabModel;
  reset: ResetUndo;
}

/** The lesson changed under the learner's text, or a reset can be undone. */
export function LabBanners({ model, reset }: Props): React.JSX.Element | null {
  const { keeper, session } = model.live;
  const { threadsRefused, isRecorded } = model.state;
  const { conflict, isLinked, trouble } = useSyncExternalStore(keeper.subscribe, keeper.getState);
  const leaveLink = (keep: 'mine' | 'shown'): void => {
    // The address would bring it back.
    history.replaceState(null, '', location.pathname + location.search);
    keeper.leaveLink(keep).catch((error: unknown) => console.error('The link could not be left.', error));
  };
  const resolve = (files: SourceFiles): void => {
    keeper.resolve(files).catch((error: unknown) => console.error('The choice could not be kept.', error));
  };
  if (conflict !== null)
    return <ConflictBanner conflict={conflict} mine={model.state.files} onResolve={resolve} />;
  if (trouble !== null)
    return (
      <Banner
        text={toTroubleText(trouble)}
        actions={[
          { label: 'Export', act: () => void open('/progress/#export') },
          { label: 'Understood', act: keeper.dismissTrouble },
        ]}
      />
    );
  if (isLinked) return <LinkBanner model={model} onLeave={leaveLink} />;
  if (isRecorded)
    return (
      <Banner
        text="The compiler could not be loaded. This is a recorded run of the lesson’s own code."
        actions={[{ label: 'Try again', act: model.run }]}
      />
    );
  const { undo } = reset;
  if (threadsRefused !== null) return <Banner text={threadsRefused} actions={[]} />;
  if (undo === null || model.state.isEdited) return null;
  return (
    <Banner
      text="Back at the start."
      actions={[
        {
          label: 'Undo',
          act() {
            for (const [path, text] of Object.entries(undo)) session.setFile(path, text);
            reset.forget();
          },
        },
      ]}
    />
  );
}
