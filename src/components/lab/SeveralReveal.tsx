import { explainImpossible, toOutcomeText } from '../../learn/index.ts';
import type { Answer } from '../../learn/index.ts';
import type { SeveralQuestion } from '../../learn/question.ts';
import { InlineCode } from './InlineCode.tsx';
import { LinkedText } from './LinkedText.tsx';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
  question: SeveralQuestion;
  answer: Answer;
}

/** Each option after the reveal: a run to watch where it can happen, the reason where it cannot. */
export function SeveralReveal({ model, question, answer }: Props): React.JSX.Element | null {
  const { lastExploration, settings } = model.state;
  if (lastExploration === null) return null;
  const { verdict, request } = lastExploration;
  const seed = request.seed ?? settings.seed;
  const chosen = answer.kind === 'several' ? answer.options : [];
  return (
    <ul className="lab-several" aria-label="What can happen">
      {question.options.map(({ text, value }, index) => {
        const shown = verdict.outcomes.find((outcome) => toOutcomeText(outcome) === value);
        const isSaid = chosen.includes(index);
        const name = `option ${String(index + 1)}`;
        return (
          <li key={value} data-matches={isSaid === (shown !== undefined)}>
            <p>
              <InlineCode text={text} />{' '}
              <strong>{shown === undefined ? 'cannot happen' : 'can happen'}</strong>
              <span className="lab-aside">
                {isSaid === (shown !== undefined)
                  ? ', as you said'
                  : isSaid
                    ? ', you said it can'
                    : ', you left it out'}
              </span>
            </p>
            {shown === undefined ? (
              <p className="lab-reason">
                <InlineCode text={explainImpossible(value, verdict) ?? 'No run that was listed ends so.'} />
              </p>
            ) : (
              <>
                {shown.reason !== null && (
                  <p className="lab-reason">
                    <LinkedText text={shown.reason} onSite={model.goTo} />
                  </p>
                )}
                <button
                  type="button"
                  className="lab-button"
                  aria-label={`Watch a run that ends so: ${text.replaceAll('`', '')}`}
                  onClick={() => model.control.watch({ schedule: shown.schedule, seed }, name)}
                >
                  {model.control.watched === name ? 'Watch again' : 'Watch it'}
                </button>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
