import { hasSameFiles } from '../../lab/index.ts';
import { findPossible } from '../../learn/index.ts';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
  /** What was predicted. */
  lines: readonly string[];
}

/** Whether another run prints what was predicted, as far as exploring knows; that run to watch. */
export function PossibleNote({ model, lines }: Props): React.JSX.Element | null {
  const { state, control } = model;
  const { lastExploration, starter } = state;
  if (control.refused !== '') return null;
  // Without a choice there is one run, and it has been seen.
  if (model.shown.result?.schedule === null && lastExploration === null) return null;
  if (lastExploration === null || !hasSameFiles(lastExploration.files, starter))
    return (
      <p className="lab-predict-actions">
        <button type="button" className="lab-button" onClick={control.explore}>
          Could another run print it? Explore
        </button>
      </p>
    );
  const { verdict, request } = lastExploration;
  const possible = findPossible(lines, verdict);
  if (possible === null)
    return verdict.exhaustive ? <p className="lab-rule">No run prints that: every one is listed.</p> : null;
  const { schedule } = possible;
  const seed = request.seed ?? state.settings.seed;
  return (
    <p className="lab-rule">
      <strong>Possible.</strong> This run went another way.{' '}
      <button
        type="button"
        className="lab-button"
        onClick={() => control.watch({ schedule, seed }, 'what you predicted')}
      >
        Watch a run that prints it
      </button>
    </p>
  );
}
