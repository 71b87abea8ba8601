import { useId } from 'react';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
}

/** What can be done with the order of a run: list all, choose it oneself, draw another. */
export function OrderButtons({ model }: Props): React.JSX.Element {
  const why = useId();
  const { control, state, isLocked } = model;
  const { phase, settings, usesThreads } = state;
  const isBusy = ['running', 'compiling', 'replaying', 'exploring'].includes(phase.type);
  const isOff = control.refused !== '';
  const canDraw =
    settings.clock === 'virtual' && (usesThreads === true || model.live.lab.policy !== undefined);
  const common = {
    type: 'button',
    className: 'lab-button',
    'aria-disabled': isOff || isLocked || isBusy,
    'aria-describedby': isOff ? why : undefined,
  } as const;
  const when = (act: () => void) => (): void => {
    if (!isOff && !isBusy) act();
  };
  return (
    <>
      <button
        {...common}
        title="Run it in every order and list what comes out"
        onClick={when(control.explore)}
      >
        Explore
      </button>
      <button
        {...common}
        title="Choose yourself who goes next"
        onClick={when(() => control.takeSeat())}
        aria-pressed={phase.type === 'seated'}
      >
        Take the seat
      </button>
      {canDraw && (
        <button {...common} title="Run it in an order drawn at random" onClick={when(model.runAnother)}>
          Another order
        </button>
      )}
      {isOff && (
        <span id={why} className="visually-hidden">
          {control.refused}
        </span>
      )}
    </>
  );
}
