import { useEffect, useRef } from 'react';
import { Notices } from './Notices.tsx';
import { Output } from './Output.tsx';
import { Predict } from './Predict.tsx';
import { RunButton } from './RunButton.tsx';
import { RunState } from './RunState.tsx';
import { StillCode } from './StillCode.tsx';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
}

/** A quiz question: code to read, a bet, then what the program really prints. */
export function CompactLab({ model }: Props): React.JSX.Element {
  const stage = model.prediction.state.type;
  const run = model.prediction.isOfVerdict ? model.control.explore : model.run;
  const runRef = useRef(run);
  useEffect(() => {
    runRef.current = run;
  });
  useEffect(() => {
    if (stage === 'committed') runRef.current();
  }, [stage]);
  const hasRun = model.shown.result !== null || model.shown.isLive;
  return (
    <div className="lab-compact">
      <StillCode live={model.live} path={model.activeFile} text={model.state.files[model.activeFile] ?? ''} />
      <div className="lab-right">
        <Predict model={model} />
        {hasRun && (
          <div className="lab-compact-state">
            <RunState phase={model.state.phase} onSite={model.goTo} />
            {model.shown.isLive && <RunButton model={model} />}
          </div>
        )}
        <Notices model={model} />
        {hasRun && <Output model={model} />}
      </div>
    </div>
  );
}
