import { NEW_VOTE, STOPPED, toggleTimer, toPlaceLink, type Command, type Vote } from '../../present/index.ts';
import type { Talk } from './open-talk.ts';

/** What only this window does. */
export interface WindowVerbs {
  toggleOverview: () => void;
  toggleHelp: () => void;
  /** Takes a tool, or puts it away when the same is asked for again. */
  toggleTool: (tool: 'pen' | 'pointer') => void;
  close: () => void;
  toggleTheme: () => void;
}

const SCALES = [0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5] as const;

/** What each key or button does in this window. */
export function createCommands(talk: Talk, verbs: WindowVerbs): Record<Command, () => void> {
  const { registers, deck } = talk;
  return {
    next: deck.next,
    previous: deck.previous,
    first: deck.first,
    last: deck.last,
    skip: deck.skip,
    overview: verbs.toggleOverview,
    help: verbs.toggleHelp,
    close: verbs.close,
    theme: verbs.toggleTheme,
    pen: () => verbs.toggleTool('pen'),
    pointer: () => verbs.toggleTool('pointer'),
    erase: () => registers.put(`ink/${deck.getPlace().slide}`, []),
    black: () => registers.put('isBlack', registers.get('isBlack') !== true),
    contrast: () =>
      registers.put('contrast', registers.get('contrast') === 'projector' ? 'screen' : 'projector'),
    larger: () => changeScale(talk, 1),
    smaller: () => changeScale(talk, -1),
    timer() {
      const { slide } = deck.getPlace();
      const timer = registers.get(`timer/${slide}`) ?? STOPPED;
      registers.put(`timer/${slide}`, toggleTimer(timer, Date.now()));
    },
    secondCount: () => changeVote(talk, (vote) => ({ ...vote, round: vote.round === 0 ? 1 : 0 })),
    clearCounts: () => changeVote(talk, () => NEW_VOTE),
    presenter: () => openOther(talk),
    fullScreen: toggleFullScreen,
  };
}

function changeScale({ registers }: Talk, by: 1 | -1): void {
  const at = SCALES.findIndex((scale) => scale === (registers.get('scale') ?? 1));
  const next = SCALES[at + by];
  if (next !== undefined) registers.put('scale', next);
}

/** Changes the open vote of the slide, or the one that was closed last on it. */
function changeVote({ deck }: Talk, change: (vote: Vote) => Vote): void {
  const { slide, step } = deck.getPlace();
  const stops = deck.plans[slide - 1]?.stops.slice(0, step + 1) ?? [];
  const vote = stops.findLast((stop) => stop.type === 'vote')?.vote;
  if (vote !== undefined) deck.setVote(vote, change(deck.getVote(vote)));
}

/** The deck opens the presenter's window, and the presenter's window a deck. */
function openOther({ role, lesson, deck }: Talk): void {
  const path = role === 'deck' ? `/present/${lesson}/presenter/` : `/present/${lesson}/`;
  const name = `interleave-beside-${role}-${lesson}`;
  open(path + toPlaceLink(deck.getPlace()), name, 'popup,width=1280,height=800');
}

function toggleFullScreen(): void {
  const change =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen();
  change.catch((error: unknown) => console.warn('This browser gives no full screen here.', error));
}
