import type { KeyboardEvent } from 'react';
import { ExplorePanel } from './explore/ExplorePanel.tsx';
import { Notices } from './Notices.tsx';
import { Output } from './Output.tsx';
import { Predict } from './Predict.tsx';
import { useCanvasScale } from './use-canvas-scale.ts';
import { SeatPanel } from './seat/SeatPanel.tsx';
import type { Pane } from './use-control.ts';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
  fontSizePx: number;
}

const NAMES: Record<Pane, string> = { output: 'Output', explore: 'Outcomes', seat: 'Your seat' };

/** Right of the code: the question and the output, or every run, or the seat. Tabs are there once there are two. */
export function Side({ model, fontSizePx }: Props): React.JSX.Element {
  const { control, state, live } = model;
  const sizePx = fontSizePx * useCanvasScale(live.mirror !== null);
  const { pane } = control;
  const scope = `lab-${live.scope.replaceAll('/', '-')}-side`;
  const hasVerdict = state.phase.type === 'exploring' || state.lastExploration !== null || pane === 'explore';
  const panes: Pane[] = ['output'];
  if (hasVerdict) panes.push('explore');
  if (state.seat !== null) panes.push('seat');

  const handleKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = step === 0 ? undefined : panes.at((panes.indexOf(pane) + step) % panes.length);
    if (next === undefined) return;
    event.preventDefault();
    control.openPane(next);
    document.getElementById(`${scope}-${next}`)?.focus();
  };

  // Beside a verdict the question stands only while there is something to say of it.
  const isPredicting = ['asking', 'committed', 'graded'].includes(model.prediction.state.type);
  const hasTabs = panes.length > 1;
  return (
    <div className="lab-side" style={{ '--lab-font-size': `${String(sizePx)}px` } as React.CSSProperties}>
      {hasTabs && (
        <div
          className="lab-tabs lab-side-tabs"
          role="tablist"
          aria-label="Beside the code"
          onKeyDown={handleKey}
        >
          {panes.map((each) => (
            <button
              key={each}
              id={`${scope}-${each}`}
              type="button"
              role="tab"
              aria-selected={pane === each}
              aria-controls={`${scope}-panel`}
              tabIndex={pane === each ? 0 : -1}
              onClick={() => control.openPane(each)}
            >
              {NAMES[each]}
            </button>
          ))}
        </div>
      )}
      <div
        className="lab-right"
        {...(hasTabs && { id: `${scope}-panel`, role: 'tabpanel', 'aria-labelledby': `${scope}-${pane}` })}
      >
        {(pane === 'output' || (pane === 'explore' && isPredicting)) && <Predict model={model} />}
        {pane === 'output' && (
          <>
            <Notices model={model} />
            <Output model={model} />
          </>
        )}
        {pane === 'explore' && <ExplorePanel model={model} />}
        {pane === 'seat' && <SeatPanel model={model} />}
      </div>
    </div>
  );
}
