import { findMisconception } from '../../learn/index.ts';
import type { Question } from '../../learn/question.ts';
import { ComparedLines } from './ComparedLines.tsx';
import { describeActual, describeAnswer } from './describe-answer.ts';
import { InlineCode } from './InlineCode.tsx';
import { PossibleNote } from './PossibleNote.tsx';
import type { PredictionState } from './prediction-state.ts';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
  question: Question;
  stage: Extract<PredictionState, { type: 'graded' }>;
}

/** The bet beside what came, and the rule behind the first difference. */
export function PredictFeedback({ model, question, stage }: Props): React.JSX.Element {
  const { grade, explanation, answer } = stage;
  const correction = findMisconception(question.catches)?.correction;
  const event = explanation?.event ?? grade.actual?.event ?? -1;
  return (
    <div
      className="lab-feedback"
      role="group"
      aria-label="How the prediction compares"
      data-verdict={grade.type}
    >
      <p role="status" className="lab-verdict">
        {VERDICTS[grade.type]}
      </p>
      {question.kind === 'output' ? (
        <ComparedLines grade={grade} onCursor={model.setCursor} />
      ) : (
        <dl className="lab-compared">
          <dt>You said</dt>
          <dd>{describeAnswer(question, answer)}</dd>
          <dt>{model.prediction.isOfVerdict ? 'Exploring says' : 'The run says'}</dt>
          <dd>
            <InlineCode text={describeActual(question, grade.actual?.value ?? null)} />
          </dd>
        </dl>
      )}
      {explanation !== null && (
        <p className="lab-rule">
          <strong>{explanation.title}.</strong> {explanation.sentence}
        </p>
      )}
      {grade.type === 'wrong' && answer.kind === 'output' && !model.live.isCompact && (
        <PossibleNote model={model} lines={answer.lines} />
      )}
      {grade.type === 'wrong' && correction !== undefined && <p className="lab-correction">{correction}</p>}
      {model.live.after !== '' && (
        <p className="lab-after">
          <InlineCode text={model.live.after} />
        </p>
      )}
      <div className="lab-predict-actions">
        {event >= 0 && !model.live.isCompact && (
          <button type="button" className="lab-button" onClick={() => model.setCursor(event)}>
            Show me that instant
          </button>
        )}
        {grade.type !== 'right' && (
          <button type="button" className="lab-button" onClick={model.prediction.again}>
            Predict again
          </button>
        )}
      </div>
    </div>
  );
}

const VERDICTS = {
  right: '✓ matches',
  partial: '✓ matches as far as you went',
  wrong: '≠ differs here',
} as const;
