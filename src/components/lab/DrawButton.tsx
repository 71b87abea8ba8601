import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
  className: string | undefined;
}

/** Runs the lab in another order; there only where orders are a choice. */
export function DrawButton({ model, className }: Props): React.JSX.Element | null {
  const { control, state, isLocked } = model;
  const { settings, usesThreads } = state;
  if (settings.clock !== 'virtual' || (usesThreads !== true && model.live.lab.policy === undefined))
    return null;
  const isOff = control.refused !== '' || model.isBusy;
  return (
    <button
      type="button"
      className={className}
      aria-disabled={isOff || isLocked}
      title="Run it in an order drawn at random"
      onClick={() => {
        if (!isOff) model.runAnother();
      }}
    >
      Another order
    </button>
  );
}
