import type { Seat } from '../../../lab/index.ts';
import type { LabModel } from '../use-lab.ts';

interface Props {
  model: LabModel;
  seat: Seat;
}

/** Back, forth, from the start, to the end; each with its key. */
export function SeatActions({ model, seat }: Props): React.JSX.Element {
  const verbs = model.live.session.seat;
  const actions = [
    { label: 'Undo', keys: 'U', shortcuts: 'u Control+z Meta+z', isOff: !seat.canUndo, act: verbs.undo },
    { label: 'Redo', keys: '⇧ U', shortcuts: 'Shift+u Control+y', isOff: !seat.canRedo, act: verbs.redo },
    { label: 'Restart', keys: 'R', shortcuts: 'r', isOff: seat.picks.length === 0, act: verbs.restart },
    { label: 'Let it run', keys: 'L', shortcuts: 'l', isOff: seat.next === null, act: verbs.letRun },
  ];
  return (
    <div className="lab-actions lab-seat-actions" role="group" aria-label="The run">
      {actions.map(({ label, keys, shortcuts, isOff, act }) => (
        <button
          type="button"
          className="lab-button"
          key={label}
          // Stays focusable: what is off now is on again after the next pick.
          aria-disabled={isOff}
          aria-keyshortcuts={shortcuts}
          onClick={() => {
            if (!isOff) act();
          }}
        >
          {label} <kbd aria-hidden="true">{keys}</kbd>
        </button>
      ))}
      {seat.isBusy && (
        <button type="button" className="lab-button lab-late" onClick={model.stop}>
          Stop
        </button>
      )}
    </div>
  );
}
