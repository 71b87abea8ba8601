import type { LabModel } from './use-lab.ts';
import { ClockSwitch } from './ClockSwitch.tsx';
import { RunButton } from './RunButton.tsx';
import { RunState } from './RunState.tsx';
import { DrawButton } from './DrawButton.tsx';
import { OrderButtons } from './OrderButtons.tsx';
import { ShareMenu } from './ShareMenu.tsx';
import { ViewMenu } from './ViewMenu.tsx';

interface Props {
  model: LabModel;
  fontSizePx: number;
  onFontSize: (px: number) => void;
  onReset: () => void;
  /** The title stands elsewhere, and what is seldom wanted goes into the menu. */
  isNarrow: boolean;
}

/** Run and what belongs to it, then what can be done with orders. */
export function Toolbar({ model, fontSizePx, onFontSize, onReset, isNarrow }: Props): React.JSX.Element {
  const { live, state } = model;
  const clock = (
    <ClockSwitch
      clock={state.settings.clock}
      hasThreads={state.usesThreads === true}
      onClock={(next) => live.session.setSettings({ clock: next })}
    />
  );
  const reset = (
    <button
      type="button"
      className={isNarrow ? undefined : 'lab-button'}
      disabled={!state.isEdited}
      onClick={onReset}
    >
      Reset
    </button>
  );
  return (
    <div className="lab-toolbar" role="group" aria-label={`Run ${live.lab.title}`}>
      {!isNarrow && <h3>{live.lab.title}</h3>}
      <RunButton model={model} />
      <RunState phase={state.phase} isRecorded={state.isRecorded} onSite={model.goTo} />
      {!isNarrow && (
        <div className="lab-tools">
          {reset}
          <ShareMenu model={model} />
          <ViewMenu model={model} fontSizePx={fontSizePx} onFontSize={onFontSize} />
        </div>
      )}
      <div className="lab-orders">
        <OrderButtons model={model} hasDraw={!isNarrow} />
        {!isNarrow && clock}
        {isNarrow && (
          <>
            <ShareMenu model={model} />
            <ViewMenu model={model} fontSizePx={fontSizePx} onFontSize={onFontSize}>
              {clock}
              <DrawButton model={model} className={undefined} />
              {reset}
            </ViewMenu>
          </>
        )}
      </div>
    </div>
  );
}
