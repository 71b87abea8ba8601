import { isComplete } from '../../learn/index.ts';
import type { Question } from '../../learn/question.ts';
import { BetField } from './BetField.tsx';
import { ConfidenceField } from './ConfidenceField.tsx';
import type { LiveLab } from './mount-lab.tsx';
import type { Prediction } from './use-prediction.ts';

interface Props {
  live: LiveLab;
  question: Question;
  prediction: Prediction;
}

/** Where the learner writes the bet down, with the one button that commits it. */
export function PredictForm({ live, question, prediction }: Props): React.JSX.Element {
  const { state, change } = prediction;
  const { isCompact, isInstructor, isPage } = live;
  const answer = state.type === 'asking' ? state.answer : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget.closest('.lab-live');
        prediction.commit();
        requestAnimationFrame(() => form?.querySelector<HTMLElement>('.lab-run')?.focus());
      }}
    >
      <BetField live={live} question={question} answer={answer} onAnswer={change} />
      {question.kind === 'output' && live.turn.choices === null && question.lines > 1 && (
        <p className="lab-aside">You may bet on the first lines only.</p>
      )}
      <ConfidenceField
        confidence={state.type === 'asking' ? state.confidence : null}
        onConfidence={prediction.confide}
      />
      <div className="lab-predict-actions">
        <button type="submit" className="lab-commit" disabled={!isComplete(answer)}>
          {!isCompact
            ? 'Commit prediction'
            : prediction.isOfVerdict
              ? 'Commit and explore'
              : 'Commit and run'}
        </button>
        {(!isCompact || isPage || isInstructor) && (
          <button type="button" className="lab-quiet" onClick={prediction.skip}>
            {isInstructor ? 'Skip, unrecorded' : 'Skip, I know'}
          </button>
        )}
      </div>
    </form>
  );
}
