import type { ExploreProgress } from '../../../lab/index.ts';
import { countAll } from '../run-state-text.ts';

interface Props {
  progress: ExploreProgress;
  onStop: () => void;
}

/** How far an exploration is. */
export function Exploring({ progress, onStop }: Props): React.JSX.Element {
  const { runs, outcomes, share } = progress;
  return (
    <div className="lab-exploring">
      <p>
        {countAll(runs, 'run')}, {countAll(outcomes, 'outcome')} so far
      </p>
      <progress max={1} value={share} aria-label="Explored, as a guess" />
      <button type="button" className="lab-button" onClick={onStop}>
        Stop and show what there is
      </button>
    </div>
  );
}
