import { useId } from 'react';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
}

/** Run, or Stop while something runs. Locked until a prediction is committed. */
export function RunButton({ model }: Props): React.JSX.Element {
  const hint = useId();
  if (model.isBusy)
    return (
      <button type="button" className="lab-run lab-stop" onClick={model.stop}>
        <span className="lab-shape-stop" aria-hidden="true" /> Stop
      </button>
    );
  return (
    <>
      <button
        type="button"
        className="lab-run"
        aria-disabled={model.isLocked}
        aria-describedby={model.isLocked ? hint : undefined}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onClick={model.run}
      >
        <span className="lab-shape-run" aria-hidden="true" /> Run
        <kbd aria-hidden="true">{isApple() ? '⌘ Enter' : 'Ctrl Enter'}</kbd>
      </button>
      {model.isLocked && (
        <span id={hint} className="lab-lock">
          Predict first
        </span>
      )}
    </>
  );
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/u.test(navigator.userAgent);
}
