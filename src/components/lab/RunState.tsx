import type { SessionPhase } from '../../lab/index.ts';
import type { Site } from '../../lab/trace/index.ts';
import { describePhase } from './run-state-text.ts';

interface Props {
  phase: SessionPhase;
  /** What is on show did not run now. */
  isRecorded?: boolean;
  onSite: (site: Site) => void;
}

/** Where the run stands, in words, with the learner's line linked. */
export function RunState({ phase, isRecorded = false, onSite }: Props): React.JSX.Element {
  const { tone, text, sites } = describePhase(phase);
  const [first] = sites;
  return (
    <div className="lab-state" data-tone={tone}>
      <p role="status">{isRecorded && phase.type === 'done' ? 'a recorded run' : text}</p>
      {first !== undefined && (
        <button type="button" className="lab-link" onClick={() => onSite(first.site)}>
          {first.label}
        </button>
      )}
    </div>
  );
}
