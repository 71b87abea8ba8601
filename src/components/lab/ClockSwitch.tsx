import { useId } from 'react';
import type { Clock } from '../../lab/index.ts';

interface Props {
  clock: Clock;
  onClock: (clock: Clock) => void;
}

const CLOCKS: readonly { clock: Clock; title: string }[] = [
  { clock: 'virtual', title: 'Program time jumps to the next timer; every run is the same' },
  { clock: 'real', title: 'Waits take as long as they say; runs may differ' },
];

/** Chooses the clock of the next run. */
export function ClockSwitch({ clock, onClock }: Props): React.JSX.Element {
  const name = useId();
  return (
    <fieldset className="lab-clock">
      <legend>Clock</legend>
      {CLOCKS.map((each) => (
        <label key={each.clock} title={each.title}>
          <input
            type="radio"
            name={name}
            value={each.clock}
            checked={clock === each.clock}
            onChange={() => onClock(each.clock)}
          />
          <span>{each.clock}</span>
        </label>
      ))}
    </fieldset>
  );
}
