import { useId } from 'react';
import type { Clock } from '../../lab/index.ts';

interface Props {
  clock: Clock;
  /** The lab starts threads: the clock decides how they run. */
  hasThreads: boolean;
  onClock: (clock: Clock) => void;
}

interface Way {
  clock: Clock;
  name: string;
  title: string;
}

const CLOCKS: readonly Way[] = [
  { clock: 'virtual', name: 'virtual', title: 'Program time jumps to the next timer; every run is the same' },
  { clock: 'real', name: 'real', title: 'Waits take as long as they say; runs may differ' },
];

const THREADS: readonly Way[] = [
  {
    clock: 'virtual',
    name: 'in turns',
    title: 'One thread goes at a time, on the virtual clock: every order can be chosen, and repeated',
  },
  {
    clock: 'real',
    name: 'in parallel',
    title: 'Threads run at the same time, on the real clock: runs may differ and cannot be repeated',
  },
];

/** Chooses the clock of the next run, and with it how threads run. */
export function ClockSwitch({ clock, hasThreads, onClock }: Props): React.JSX.Element {
  const name = useId();
  return (
    <fieldset className="lab-clock">
      <legend>{hasThreads ? 'Threads' : 'Clock'}</legend>
      {(hasThreads ? THREADS : CLOCKS).map((each) => (
        <label key={each.clock} title={each.title}>
          <input
            type="radio"
            name={name}
            value={each.clock}
            checked={clock === each.clock}
            onChange={() => onClock(each.clock)}
          />
          <span>{each.name}</span>
        </label>
      ))}
    </fieldset>
  );
}
