import { useEffect, useRef, useState } from 'react';
import { Exploring } from './explore/Exploring.tsx';
import { Notices } from './Notices.tsx';
import { Output } from './Output.tsx';
import { Predict } from './Predict.tsx';
import { QuestionSteps } from './QuestionSteps.tsx';
import { RivalNote } from './RivalNote.tsx';
import { RunButton } from './RunButton.tsx';
import { RunState } from './RunState.tsx';
import { StillCode } from './StillCode.tsx';
import { TimelinePane } from './TimelinePane.tsx';
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
  const [hasTimeline, setTimeline] = useState(false);
  // What came out before would answer the question that is asked again.
  const hasRun = stage !== 'asking' && (model.shown.result !== null || model.shown.isLive);
  return (
    <div className="lab-compact">
      <StillCode live={model.live} path={model.activeFile} text={model.state.files[model.activeFile] ?? ''} />
      <div className="lab-right">
        <RivalNote model={model} />
        <Predict model={model} />
        {model.live.isPage && (
          <QuestionSteps model={model} hasTimeline={hasTimeline} onTimeline={setTimeline} />
        )}
        {hasRun && (
          <div className="lab-compact-state">
            <RunState phase={model.state.phase} onSite={model.goTo} />
            {model.shown.isLive && <RunButton model={model} />}
          </div>
        )}
        {model.state.phase.type === 'exploring' && (
          <Exploring progress={model.state.phase.progress} onStop={model.stop} />
        )}
        <Notices model={model} />
        {hasRun && <Output model={model} />}
      </div>
      {hasTimeline && hasRun && (
        <div className="lab-question-timeline">
          <TimelinePane model={model} />
        </div>
      )}
    </div>
  );
}
