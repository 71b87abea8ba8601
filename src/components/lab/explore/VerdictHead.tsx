import type { Exploration } from '../../../lab/index.ts';
import type { LabModel } from '../use-lab.ts';
import { describeBudget, describeVerdict, toLongerRequest } from './verdict-text.ts';

interface Props {
  model: LabModel;
  exploration: Exploration;
}

/** The verdict in a sentence, and a longer look where it is not the whole. */
export function VerdictHead({ model, exploration }: Props): React.JSX.Element {
  const { verdict, request } = exploration;
  const { control } = model;
  const { headline } = describeVerdict(verdict);
  return (
    <header className="lab-verdict-head">
      <p className="lab-headline" role="status">
        {headline}
      </p>
      {control.isVerdictStale && (
        <p className="lab-stale">
          You have changed the code since.{' '}
          <button type="button" className="lab-button" onClick={control.explore}>
            Explore again
          </button>
        </p>
      )}
      {!verdict.exhaustive && !control.isVerdictStale && (
        <p>
          <button
            type="button"
            className="lab-button"
            title={describeBudget(toLongerRequest(request))}
            onClick={control.exploreLonger}
          >
            Look 10 times longer
          </button>
        </p>
      )}
    </header>
  );
}
