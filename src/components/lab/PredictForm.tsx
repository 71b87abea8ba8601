import { isComplete } from '../../learn/index.ts';
import type { Question } from '../../learn/question.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { NumberField } from './NumberField.tsx';
import { OutputField } from './OutputField.tsx';
import { SeveralField } from './SeveralField.tsx';
import type { Prediction } from './use-prediction.ts';

interface Props {
  question: Question;
  prediction: Prediction;
  /** In a quiz committing runs the program at once, and there is nothing to skip. */
  isCompact: boolean;
}

/** Where the learner writes the bet down, with the one button that commits it. */
export function PredictForm({ question, prediction, isCompact }: Props): React.JSX.Element {
  const { state, change } = prediction;
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
      {question.kind === 'output' && (
        <OutputField
          count={question.lines}
          lines={answer?.kind === 'output' ? answer.lines : []}
          onLines={(lines) => change({ kind: 'output', lines })}
        />
      )}
      {question.kind === 'choice' && (
        <ChoiceField
          question={question}
          option={answer?.kind === 'choice' ? answer.option : -1}
          onOption={(option) => change({ kind: 'choice', option })}
        />
      )}
      {question.kind === 'several' && (
        <SeveralField
          question={question}
          chosen={answer?.kind === 'several' ? answer.options : []}
          onChosen={(options) => change({ kind: 'several', options })}
        />
      )}
      {question.kind === 'number' && (
        <NumberField question={question} onValue={(value) => change({ kind: 'number', value })} />
      )}
      <div className="lab-predict-actions">
        <button type="submit" className="lab-commit" disabled={!isComplete(answer)}>
          {isCompact ? 'Commit and run' : 'Commit prediction'}
        </button>
        {!isCompact && (
          <button type="button" className="lab-quiet" onClick={prediction.skip}>
            Skip, I know
          </button>
        )}
      </div>
    </form>
  );
}
