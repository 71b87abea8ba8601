import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import './lab.css';
import './orders.css';
import './keys.css';
import { CompactLab } from './CompactLab.tsx';
import { DesktopLab } from './DesktopLab.tsx';
import type { Intent } from './intent.ts';
import type { LiveLab } from './mount-lab.tsx';
import { PhoneLab } from './PhoneLab.tsx';
import { ShortcutsHelp } from './ShortcutsHelp.tsx';
import { actInSeat, findSeatAction, isWriting } from './seat/seat-keys.ts';
import { useLab } from './use-lab.ts';
import { useMediaQuery } from './use-media-query.ts';

interface Props {
  live: LiveLab;
  findIntent: () => Intent;
  /** Called once, when the live lab has been drawn. */
  onReady: () => void;
}

/** One live lab: picks the layout, hands keys and intents on. */
export function LabApp({ live, findIntent, onReady }: Props): React.JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const isNarrow = useMediaQuery('(max-width: 699px)');

  const askForPrediction = (): void => {
    root.current?.querySelector<HTMLElement>('.lab-predict :is(input, button)')?.focus();
    // On a phone its tab has to come into view first.
    root.current?.dispatchEvent(new CustomEvent('lab:predict'));
  };
  const model = useLab(live, askForPrediction);

  const act = (intent: Intent): void => {
    if (intent === 'run') model.run();
    else if (intent === 'predict') askForPrediction();
    else if (intent === 'explore') model.control.explore();
    else if (intent === 'seat') model.control.takeSeat();
    else if (intent === 'edit') root.current?.querySelector<HTMLElement>('.lab-editor')?.focus();
  };
  const latestAct = useRef(act);
  useEffect(() => {
    latestAct.current = act;
  });
  useLayoutEffect(onReady, [onReady]);
  useEffect(() => latestAct.current(findIntent()), [findIntent]);
  useEffect(() => {
    // Whether it has threads decides what the toolbar offers; a run that is already asked for tells it as well.
    if (live.session.getState().phase.type !== 'idle' || live.isCompact) return;
    live.session.compile().catch((error: unknown) => console.error('The lab could not be compiled.', error));
  }, [live]);

  const handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.altKey || isHelpOpen) return;
    event.preventDefault();
    event.stopPropagation();
    if (live.isCompact && model.isLocked) model.prediction.commit();
    else model.run();
  };

  useEffect(() => {
    const lab = root.current;
    const show = (): void => setHelpOpen(true);
    lab?.addEventListener('lab:help', show);
    return () => lab?.removeEventListener('lab:help', show);
  }, []);

  const handlePlainKey = (event: KeyboardEvent): void => {
    if (isHelpOpen) return;
    if (event.key === '?' && !event.defaultPrevented && !isWriting(event.target)) {
      event.preventDefault();
      event.stopPropagation();
      setHelpOpen(true);
      return;
    }
    handleSeatKey(event);
  };

  const handleSeatKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || model.state.phase.type !== 'seated' || isWriting(event.target)) return;
    const action = findSeatAction(event);
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    actInSeat(live.session, action);
  };

  const Layout = live.isCompact ? CompactLab : isNarrow ? PhoneLab : DesktopLab;
  return (
    <div
      className="lab-live"
      data-failed={model.state.phase.type === 'failed'}
      ref={root}
      onKeyDownCapture={handleKey}
      onKeyDown={handlePlainKey}
    >
      <Layout model={model} />
      {isHelpOpen && <ShortcutsHelp onClose={() => setHelpOpen(false)} />}
    </div>
  );
}
