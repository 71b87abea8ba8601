import { findMisconception } from '../../learn/index.ts';
import { isDeed, type Question } from '../../learn/question.ts';
import { ComparedLines } from './ComparedLines.tsx';
import { describeActual, describeAnswer } from './describe-answer.ts';
import { InlineCode } from './InlineCode.tsx';
import { NextSteps } from './NextSteps.tsx';
import { PossibleNote } from './PossibleNote.tsx';
import type { PredictionState } from './prediction-state.ts';
import { SeveralReveal } from './SeveralReveal.tsx';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
  question: Question;
  stage: Extract<PredictionState, { type: 'graded' }>;
}

/** The bet beside what came, the rule behind the first difference, and what to do next. */
export function PredictFeedback({ model, question, stage }: Props): React.JSX.Element {
  const { grade, explanation, answer, confidence } = stage;
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
        {isDeed(question) ? DEEDS[question.kind] : VERDICTS[grade.type]}
        {confidence !== null && <span className="lab-aside">{` ${SURENESS[confidence][grade.type]}`}</span>}
      </p>
      <Compared model={model} question={question} stage={stage} />
      {explanation !== null && (
        <p className="lab-rule">
          <strong>
            <a href={`/glossary/#${explanation.term}`}>{explanation.title}</a>.
          </strong>{' '}
          {explanation.sentence}
        </p>
      )}
      {grade.type === 'wrong' && 'lines' in answer && !model.live.isCompact && (
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
        {!isDeed(question) && <NextSteps model={model} verdict={grade.type} />}
      </div>
    </div>
  );
}

/** What was said beside what is. */
function Compared({ model, question, stage }: Props): React.JSX.Element | null {
  const { grade, answer } = stage;
  if (isDeed(question)) return null;
  if (question.kind === 'output' || question.kind === 'order')
    return <ComparedLines grade={grade} onCursor={model.setCursor} />;
  if (question.kind === 'several' && model.state.lastExploration !== null)
    return <SeveralReveal model={model} question={question} answer={answer} />;
  return (
    <dl className="lab-compared">
      <dt>You said</dt>
      <dd>{describeAnswer(question, answer)}</dd>
      <dt>{model.prediction.isOfVerdict ? 'Exploring says' : 'The run says'}</dt>
      <dd>
        <InlineCode text={describeActual(question, grade.actual?.value ?? null)} />
      </dd>
    </dl>
  );
}

const VERDICTS = {
  right: '✓ matches',
  partial: '✓ matches as far as you went',
  wrong: '≠ differs here',
} as const;

const DEEDS = { happen: '✓ You made it happen', fix: '✓ You fixed it' } as const;

const SURENESS = {
  sure: { right: 'You were sure.', partial: 'You were sure.', wrong: 'You were sure: worth a second look.' },
  guess: { right: 'It was a guess.', partial: 'It was a guess.', wrong: 'It was a guess.' },
} as const;
