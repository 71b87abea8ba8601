import { useEffect, useRef, useState } from 'react';
import { hasSameFiles } from '../../lab/index.ts';
import { Banner } from './Banner.tsx';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
  onLeave: (keep: 'mine' | 'shown') => void;
}

/**
 * Says that what stands here came by a link. A run of the lesson's own code opens at once; code that a stranger may have written
 * waits for the learner to ask for it.
 */
export function LinkBanner({ model, onLeave }: Props): React.JSX.Element {
  const { link, lab } = model.live;
  const hasRun = link?.schedule !== undefined;
  const isForeign = link?.files !== undefined && !hasSameFiles(link.files, lab.files);
  const [isOpened, setOpened] = useState(hasRun && !isForeign);
  const openRun = useRef(model.control.openLinked);
  useEffect(() => {
    if (isOpened) openRun.current();
  }, [isOpened]);

  const actions = [
    { label: 'Reset', act: () => onLeave('mine') },
    ...(isForeign ? [{ label: 'Keep it in place of mine', act: () => onLeave('shown') }] : []),
  ];
  const text = isForeign
    ? 'This came by link: the code is not the lesson’s. Your own text is kept.'
    : 'This came by link.';
  return (
    <Banner
      text={text}
      actions={
        hasRun && !isOpened ? [{ label: 'Open the run', act: () => setOpened(true) }, ...actions] : actions
      }
    />
  );
}
