import { isSolved } from '../../learn/index.ts';
import { isDeed } from '../../learn/question.ts';
import { Hints } from './Hints.tsx';
import { InlineCode } from './InlineCode.tsx';
import { Solution } from './Solution.tsx';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
}

/** What to try with this lab, and its challenge with what the last run met of it. */
export function Tasks({ model }: Props): React.JSX.Element | null {
  const { live, checks, prediction } = model;
  const { edits, check } = live.lab;
  const { question } = prediction;
  // A deed is done by meeting the conditions: they stand there from the start.
  const isBet = question !== null && !isDeed(question);
  const isAsked = isBet && ['asking', 'committed'].includes(prediction.state.type);
  const hasChallenge = check.length > 0 && !isAsked;
  const hasHints = !isAsked && (live.lab.hints ?? []).length > 0;
  if (edits.length === 0 && !hasChallenge && !hasHints) return null;
  return (
    <div className="lab-tasks">
      {hasChallenge && (
        <div role="group" aria-label="Challenge">
          <h4>
            Challenge <span role="status">{isSolved(checks) ? '✓ solved' : ''}</span>
          </h4>
          <ul className="lab-checks">
            {check.map(({ say }, index) => {
              const checked = checks[index];
              return (
                <li key={say}>
                  <span className="lab-mark" aria-hidden="true">
                    {checked === undefined ? '·' : checked.holds ? '✓' : '≠'}
                  </span>
                  <span className="visually-hidden">
                    {checked === undefined ? 'not run yet: ' : checked.holds ? 'holds: ' : 'does not hold: '}
                  </span>
                  <InlineCode text={say} />
                  {checked !== undefined && !checked.holds && checked.event >= 0 && (
                    <button type="button" className="lab-link" onClick={() => model.setCursor(checked.event)}>
                      show
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {edits.length > 0 && !isAsked && (
        <div role="group" aria-label="Try">
          <h4>Try</h4>
          <ul>
            {edits.map((edit) => (
              <li key={edit}>
                <InlineCode text={edit} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {hasHints && <Hints model={model} />}
      {!isAsked && <Solution model={model} />}
    </div>
  );
}
