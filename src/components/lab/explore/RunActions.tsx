import { CopyLink } from '../../share/CopyLink.tsx';
import { toSharedLab } from '../to-shared-lab.ts';
import type { LabModel } from '../use-lab.ts';

interface Props {
  model: LabModel;
  schedule: string;
  /** What this row is called. */
  name: string;
  hasSeat: boolean;
}

/** What can be done with one run of a verdict: watch it, sit in it, hand it on. */
export function RunActions({ model, schedule, name, hasSeat }: Props): React.JSX.Element {
  const { control, state } = model;
  const seed = state.lastExploration?.request.seed ?? state.settings.seed;
  const isWatched = control.watched === name;
  const isOff = control.isVerdictStale || control.refused !== '';
  return (
    <p className="lab-actions">
      <button
        type="button"
        className="lab-button"
        disabled={isOff}
        aria-pressed={isWatched}
        aria-label={`${isWatched ? 'On show' : 'Watch it'}: ${name}`}
        onClick={() => control.watch({ schedule, seed }, name)}
      >
        {isWatched ? 'On show' : 'Watch it'}
      </button>
      {hasSeat && (
        <button
          type="button"
          className="lab-quiet"
          disabled={isOff}
          aria-label={`Take the seat here: ${name}`}
          onClick={() => control.takeSeat({ schedule, seed, position: -1 })}
        >
          Take the seat here
        </button>
      )}
      <CopyLink
        label="Copy link"
        name={name}
        isOff={isOff}
        find={() => toSharedLab(model, { schedule, seed, view: 'run' })}
      />
    </p>
  );
}
