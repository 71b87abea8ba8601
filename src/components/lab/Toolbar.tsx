import type { LabModel } from './use-lab.ts';
import { ClockSwitch } from './ClockSwitch.tsx';
import { RunButton } from './RunButton.tsx';
import { RunState } from './RunState.tsx';
import { OrderButtons } from './OrderButtons.tsx';
import { ShareMenu } from './ShareMenu.tsx';
import { ViewMenu } from './ViewMenu.tsx';

interface Props {
  model: LabModel;
  fontSizePx: number;
  onFontSize: (px: number) => void;
  onReset: () => void;
  /** The title stands elsewhere on a phone. */
  hasTitle: boolean;
}

/** Run and what belongs to it, in two lines above the panes. */
export function Toolbar({ model, fontSizePx, onFontSize, onReset, hasTitle }: Props): React.JSX.Element {
  const { live, state } = model;
  return (
    <div className="lab-toolbar" role="group" aria-label={`Run ${live.lab.title}`}>
      {hasTitle && <h3>{live.lab.title}</h3>}
      <RunButton model={model} />
      <RunState phase={state.phase} onSite={model.goTo} />
      <div className="lab-tools">
        <button type="button" className="lab-button" disabled={!state.isEdited} onClick={onReset}>
          Reset
        </button>
        <ShareMenu model={model} />
        <ViewMenu model={model} fontSizePx={fontSizePx} onFontSize={onFontSize} />
      </div>
      <div className="lab-orders">
        <OrderButtons model={model} />
        <ClockSwitch
          clock={state.settings.clock}
          hasThreads={state.usesThreads === true}
          onClock={(clock) => live.session.setSettings({ clock })}
        />
      </div>
    </div>
  );
}
