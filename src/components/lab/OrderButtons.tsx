import { useId } from 'react';
import { DrawButton } from './DrawButton.tsx';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
  /** With the button that draws an order. */
  hasDraw: boolean;
}

/** What can be done with the order of a run: list all, choose it oneself, draw another. */
export function OrderButtons({ model, hasDraw }: Props): React.JSX.Element {
  const why = useId();
  const { control, state, isLocked, isBusy } = model;
  const isOff = control.refused !== '';
  const common = {
    type: 'button',
    className: 'lab-button',
    // Still focusable: what holds them back is said then.
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
        aria-pressed={state.phase.type === 'seated'}
        onClick={when(() => control.takeSeat())}
      >
        Take the seat
      </button>
      {hasDraw && <DrawButton model={model} className="lab-button" />}
      {isOff && (
        <span id={why} className="visually-hidden">
          {control.refused}
        </span>
      )}
    </>
  );
}
