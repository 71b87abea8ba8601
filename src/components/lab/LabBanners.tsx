import { useSyncExternalStore } from 'react';
import type { SourceFiles } from '../../lab/index.ts';
import { toTroubleText } from '../../learn/index.ts';
import { Banner } from './Banner.tsx';
import { ConflictBanner } from './ConflictBanner.tsx';
import { LinkBanner } from './LinkBanner.tsx';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
}

/** The lesson changed under the learner's text, or a reset can be undone. */
export function LabBanners({ model }: Props): React.JSX.Element | null {
  const { keeper, session } = model.live;
  const { threadsRefused, isRecorded } = model.state;
  const { undo, forgetReset, comparison, compare } = model.banners;
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
    return (
      <ConflictBanner
        conflict={conflict}
        mine={model.state.files}
        sides={comparison?.of === conflict ? comparison.sides : null}
        onSides={(sides) => compare(sides === null ? null : { of: conflict, sides })}
        onResolve={resolve}
      />
    );
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
            forgetReset();
          },
        },
      ]}
    />
  );
}
