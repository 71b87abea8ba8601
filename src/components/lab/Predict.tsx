import { useEffect, useId, useRef } from 'react';
import { isDeed, type Question } from '../../learn/question.ts';
import { InlineCode } from './InlineCode.tsx';
import { PredictDeed } from './PredictDeed.tsx';
import { PredictFeedback } from './PredictFeedback.tsx';
import { PredictForm } from './PredictForm.tsx';
import { describeAnswer } from './describe-answer.ts';
import { UntoldNote } from './UntoldNote.tsx';
import { VariantNote } from './VariantNote.tsx';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
}

/** The question of this lab: asked, committed to, and answered by the run. */
export function Predict({ model }: Props): React.JSX.Element | null {
  const title = useId();
  const root = useRef<HTMLDivElement>(null);
  const { prediction, state } = model;
  const { question, state: stage } = prediction;
  useEffect(() => {
    // What has just changed is read from its beginning.
    const pane = root.current?.parentElement;
    if (pane) pane.scrollTop = 0;
  }, [stage.type]);
  if (question === null) return null;
  // A quiz question has no title above it.
  const Heading = model.live.isCompact ? 'h3' : 'h4';

  return (
    <div className="lab-predict" role="group" ref={root} aria-labelledby={title} data-stage={stage.type}>
      <Heading id={title}>
        <span className="lab-predict-kicker">{toKicker(question)}</span> <InlineCode text={question.ask} />
      </Heading>
      <VariantNote model={model} />
      {state.isEdited && stage.type !== 'graded' && !isDeed(question) && (
        <p className="lab-aside">
          The question is about the code as it was. You have edited it, so Run is free and nothing is compared
          until you reset.
        </p>
      )}
      {stage.type === 'asking' && isDeed(question) && <PredictDeed model={model} question={question} />}
      {stage.type === 'asking' && !state.isEdited && !isDeed(question) && (
        <PredictForm live={model.live} question={question} prediction={prediction} />
      )}
      {stage.type === 'committed' && (
        <>
          <p className="lab-bet">
            You say <strong>{describeAnswer(question, stage.answer)}</strong>.
          </p>
          {!state.isEdited && !model.live.isCompact && (
            <p className="lab-aside">{prediction.isOfVerdict ? 'Now explore it.' : 'Now run it.'}</p>
          )}
          <UntoldNote model={model} />
        </>
      )}
      {stage.type === 'skipped' && (
        <p className="lab-aside">
          Skipped. <AgainButton onAgain={prediction.takeBack} label="Predict after all" />
        </p>
      )}
      {stage.type === 'answered' && (
        <p className="lab-aside">
          {EARLIER[stage.verdict]} <AgainButton onAgain={prediction.again} label="Predict again" />
        </p>
      )}
      {stage.type === 'graded' && <PredictFeedback model={model} question={question} stage={stage} />}
    </div>
  );
}

function toKicker(question: Question): string {
  if (question.kind === 'happen') return 'Make it happen';
  return question.kind === 'fix' ? 'Fix it' : 'Predict';
}

const EARLIER = {
  right: 'You got this right before.',
  partial: 'You got a part of this right before.',
  wrong: 'Last time the run went another way than you said.',
  skipped: 'You skipped this before.',
} as const;

function AgainButton({ onAgain, label }: { onAgain: () => void; label: string }): React.JSX.Element {
  return (
    <button type="button" className="lab-button" onClick={onAgain}>
      {label}
    </button>
  );
}
