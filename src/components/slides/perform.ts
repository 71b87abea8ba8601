import { NEW_VOTE, STOPPED, toggleTimer, toPlaceLink, type Command } from '../../present/index.ts';
import type { Talk } from './open-talk.ts';

/** What only this window does. */
export interface WindowVerbs {
  toggleOverview: () => void;
  toggleHelp: () => void;
  /** Pen, pointer, or neither when the same is asked for again. */
  toggleTool: (tool: 'pen' | 'pointer') => void;
  close: () => void;
  toggleTheme: () => void;
}

const SCALES = [0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5] as const;

/** Does what a key or a button asks for. */
export function perform(command: Command, { registers, deck, lesson, role }: Talk, verbs: WindowVerbs): void {
  const { slide } = deck.getPlace();
  switch (command) {
    case 'next':
    case 'previous':
    case 'first':
    case 'last':
    case 'skip':
      return deck[command]();
    case 'overview':
      return verbs.toggleOverview();
    case 'help':
      return verbs.toggleHelp();
    case 'pen':
    case 'pointer':
      return verbs.toggleTool(command);
    case 'close':
      return verbs.close();
    case 'black':
      return registers.put('isBlack', registers.get('isBlack') !== true);
    case 'fullScreen':
      return toggleFullScreen();
    case 'larger':
      return setScale(1);
    case 'smaller':
      return setScale(-1);
    case 'timer':
      return registers.put(
        `timer/${slide}`,
        toggleTimer(registers.get(`timer/${slide}`) ?? STOPPED, Date.now()),
      );
    case 'erase':
      return registers.put(`ink/${slide}`, []);
    case 'theme':
      return verbs.toggleTheme();
    case 'contrast':
      return registers.put('contrast', registers.get('contrast') === 'projector' ? 'screen' : 'projector');
    case 'secondCount':
      return changeVote((vote) => ({ ...vote, round: vote.round === 0 ? 1 : 0 }));
    case 'clearCounts':
      return changeVote(() => NEW_VOTE);
    case 'presenter': {
      const path = role === 'deck' ? `/present/${lesson}/presenter/` : `/present/${lesson}/`;
      open(
        path + toPlaceLink(deck.getPlace()),
        `interleave-${role}-of-${lesson}`,
        'popup,width=1280,height=800',
      );
    }
  }

  function setScale(by: 1 | -1): void {
    const at = SCALES.findIndex((scale) => scale === (registers.get('scale') ?? 1));
    const next = SCALES[at + by];
    if (next !== undefined) registers.put('scale', next);
  }

  /** The open vote of the slide, or the one that was closed last on it. */
  function changeVote(change: (vote: typeof NEW_VOTE) => typeof NEW_VOTE): void {
    const stops = deck.plans[slide - 1]?.stops.slice(0, deck.getPlace().step + 1) ?? [];
    const vote = stops.findLast((stop) => stop.type === 'vote')?.vote;
    if (vote !== undefined) deck.setVote(vote, change(deck.getVote(vote)));
  }
}

function toggleFullScreen(): void {
  const change =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen();
  change.catch((error: unknown) => console.warn('This browser gives no full screen here.', error));
}
