import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { SessionPhase } from '../../lab/index.ts';
import { CodePane } from './CodePane.tsx';
import { ExplorePanel } from './explore/ExplorePanel.tsx';
import { LabBanners } from './LabBanners.tsx';
import { Notices } from './Notices.tsx';
import { Output } from './Output.tsx';
import { Predict } from './Predict.tsx';
import { SeatPanel } from './seat/SeatPanel.tsx';
import { Tasks } from './Tasks.tsx';
import { TimelinePane } from './TimelinePane.tsx';
import { Toolbar } from './Toolbar.tsx';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
}

type Tab = 'Predict' | 'Code' | 'Output' | 'Runs' | 'Seat' | 'Timeline';

/** Drawn only while they are in view. */
const LATE: readonly Tab[] = ['Runs', 'Seat'];

/** What the learner waits for in a phase. */
const TAB_OF: Partial<Record<SessionPhase['type'], Tab>> = {
  running: 'Output',
  failed: 'Output',
  exploring: 'Runs',
  replaying: 'Timeline',
  seated: 'Seat',
};

/** Tabs, with the Run bar at the bottom where a thumb reaches it. */
export function PhoneLab({ model }: Props): React.JSX.Element {
  const { fontSizePx, setFontSize } = model;
  const { question, state: stage } = model.prediction;
  const [chosenTab, setTab] = useState<Tab>('Code');
  const [fieldCalls, setFieldCalls] = useState(0);
  const { seat, lastExploration, phase: now } = model.state;
  const hasRuns = now.type === 'exploring' || lastExploration !== null;
  const all: readonly (Tab | null)[] = [
    'Code',
    question === null ? null : 'Predict',
    'Output',
    hasRuns ? 'Runs' : null,
    seat === null ? null : 'Seat',
    'Timeline',
  ];
  const tabs = all.filter((each) => each !== null);
  const box = useRef<HTMLDivElement>(null);
  const scope = `lab-${model.live.scope.replaceAll('/', '-')}`;
  const phase = now.type;
  const tab = tabs.includes(chosenTab) ? chosenTab : 'Output';

  // What the learner waits for comes to the front: the lines, then the verdict.
  const [seen, setSeen] = useState({ phase, stage: stage.type });
  if (seen.phase !== phase || seen.stage !== stage.type) {
    setSeen({ phase, stage: stage.type });
    if (seen.stage !== 'graded' && stage.type === 'graded') setTab('Predict');
    else if (seen.phase !== phase) setTab(TAB_OF[phase] ?? chosenTab);
  }
  useEffect(() => {
    const lab = box.current?.closest('.lab-live');
    const show = (): void => {
      setTab('Predict');
      setFieldCalls((calls) => calls + 1);
    };
    lab?.addEventListener('lab:predict', show);
    return () => lab?.removeEventListener('lab:predict', show);
  }, []);

  useEffect(() => {
    // Only once its tab is in view can the field take the focus.
    if (fieldCalls > 0) box.current?.querySelector<HTMLElement>('.lab-predict :is(input, button)')?.focus();
  }, [fieldCalls]);

  const handleKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = step === 0 ? undefined : tabs.at((tabs.indexOf(tab) + step) % tabs.length);
    if (next === undefined) return;
    event.preventDefault();
    openTab(next);
    document.getElementById(`${scope}-tab-${next}`)?.focus();
  };

  const panes: Record<Tab, React.JSX.Element> = {
    Code: <CodePane model={model} fontSizePx={Math.max(fontSizePx, 16)} />,
    Predict: <Predict model={model} />,
    Output: (
      <div className="lab-right">
        <Notices model={model} />
        <Output model={model} />
      </div>
    ),
    Runs: <ExplorePanel model={model} />,
    Seat: <SeatPanel model={model} />,
    Timeline: <TimelinePane model={model} />,
  };
  const openTab = (next: Tab): void => {
    setTab(next);
    if (next === 'Seat') model.control.openPane('seat');
  };

  return (
    <div className="lab-phone" ref={box}>
      <h3 className="lab-phone-title">{model.live.lab.title}</h3>
      <LabBanners model={model} />
      <div
        className="lab-tabs lab-phone-tabs"
        role="tablist"
        aria-label="Parts of the lab"
        onKeyDown={handleKey}
      >
        {tabs.map((each) => (
          <button
            key={each}
            id={`${scope}-tab-${each}`}
            type="button"
            role="tab"
            aria-selected={tab === each}
            aria-controls={`${scope}-pane-${each}`}
            tabIndex={tab === each ? 0 : -1}
            onClick={() => openTab(each)}
          >
            {each}
          </button>
        ))}
      </div>
      {tabs.map((each) => (
        <div
          key={each}
          id={`${scope}-pane-${each}`}
          className="lab-phone-pane"
          role="tabpanel"
          aria-labelledby={`${scope}-tab-${each}`}
          hidden={tab !== each}
        >
          {(tab === each || !LATE.includes(each)) && panes[each]}
        </div>
      ))}
      <Toolbar
        model={model}
        fontSizePx={fontSizePx}
        onFontSize={setFontSize}
        onReset={model.banners.reset}
        isNarrow
      />
      <Tasks model={model} />
    </div>
  );
}
