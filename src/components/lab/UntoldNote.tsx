import { hasSameFiles } from '../../lab/index.ts';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
}

/** Why a bet about every order is not compared yet: threads are refused here, or the list is not whole. */
export function UntoldNote({ model }: Props): React.JSX.Element | null {
  const { control, prediction, state } = model;
  if (!prediction.isOfVerdict) return null;
  if (control.refused !== '') return <p className="lab-later">{control.refused}</p>;
  const { lastExploration, phase } = state;
  const isOfThis = lastExploration !== null && hasSameFiles(lastExploration.files, state.files);
  if (!isOfThis || phase.type === 'exploring' || lastExploration.verdict.exhaustive) return null;
  return (
    <div className="lab-later">
      <p>Not every order was listed in the time, so there is nothing to compare with yet.</p>
      <button type="button" className="lab-button" onClick={control.exploreLonger}>
        Explore longer
      </button>
    </div>
  );
}
