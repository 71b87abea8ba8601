import {
  describePace,
  findElapsedMs,
  findPace,
  formatClock,
  NEW_VOTE,
  STOPPED,
  toCountsCsv,
  toggleTimer,
} from '../../present/index.ts';
import { cloneSlide } from './clone-slide.ts';
import { saveFile } from '../lab/save-file.ts';
import { showStep } from './show-step.ts';
import { startTalk, type StartedTalk } from './start-talk.ts';

const TICK_MS = 500;
const MODE_KEY = 'interleave:presenter-mode';

/** Starts the presenter's window: notes, what comes next, time, votes. */
export function startPresenter(toggleTheme: () => void): void {
  const started = startTalk('presenter', toggleTheme);
  const { talk } = started;
  const draw = (): void => {
    drawNotes(started);
    drawNext(started);
    drawPlace(started);
  };
  talk.registers.subscribe(({ key }) => {
    if (key === 'place' || key.startsWith('vote/')) draw();
  });
  draw();
  drawTime(started);
  setInterval(() => drawTime(started), TICK_MS);
  mountMode();
  mountVerbs(started);
  const peers = find('peers');
  const drawPeers = (): void => {
    peers.textContent = talk.link.peers().includes('deck') ? 'The deck is open.' : 'No deck is open.';
  };
  talk.link.subscribe({ onPeers: drawPeers });
  drawPeers();
}

function find(name: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(`[data-presenter="${name}"]`);
  if (element === null) throw new Error(`The presenter’s window must hold data-presenter="${name}".`);
  return element;
}

function drawNotes({ talk }: StartedTalk): void {
  const { slide } = talk.deck.getPlace();
  const notes = talk.slides[slide - 1]?.root.querySelector('[data-notes]');
  const box = find('notes');
  if (box.dataset['of'] !== String(slide)) {
    box.dataset['of'] = String(slide);
    box.replaceChildren(...[...(notes?.childNodes ?? [])].map((node) => node.cloneNode(true)));
    box.scrollTop = 0;
  }
  // With one display the room sees this window too, and notes know the answer.
  const isWaiting = talk.deck.findWaitingFor(slide).length > 0;
  document.documentElement.toggleAttribute('data-vote-open', isWaiting || talk.deck.findOpenVote() !== null);
}

function drawNext({ talk, show, stills }: StartedTalk): void {
  const { slide, step } = talk.deck.getPlace();
  const isLast = step >= (talk.slides[slide - 1]?.stops.length ?? 0);
  const still = stills[isLast ? slide : slide - 1];
  const frame = find('next');
  if (still === undefined) {
    frame.textContent = 'The end.';
    return;
  }
  const clone = cloneSlide(still);
  const type = talk.slides[clone.plan.number - 1]?.root.style.getPropertyValue('--type') ?? '';
  if (type !== '') clone.root.style.setProperty('--type', type);
  showStep(clone, isLast ? 0 : step + 1, show.ownLook);
  frame.replaceChildren(clone.root);
}

function drawPlace({ talk }: StartedTalk): void {
  const { slide, step } = talk.deck.getPlace();
  const plan = talk.deck.plans[slide - 1];
  const stops = plan?.stops.length ?? 0;
  find('place').textContent = [
    `Slide ${slide} of ${talk.slides.length}`,
    ...(stops > 0 ? [`step ${step} of ${stops}`] : []),
    ...(plan?.isOptional === true ? ['optional'] : []),
  ].join(' · ');
  const open = talk.deck.findOpenVote();
  const hasVote = plan?.stops.some((stop) => stop.type === 'vote') ?? false;
  const box = find('vote');
  box.hidden = !hasVote;
  find('vote-state').textContent =
    open === null
      ? 'The vote is closed.'
      : `The vote is open: ${talk.deck.getVote(open).round === 0 ? 'first' : 'second'} count. Type hands as “a 12”.`;
}

function drawTime({ talk }: StartedTalk): void {
  const clock = talk.registers.get('clock') ?? STOPPED;
  const elapsedMs = findElapsedMs(clock, Date.now());
  const pace = findPace(talk.deck.plans, talk.deck.getPlace(), elapsedMs);
  const isBegun = elapsedMs > 0;
  find('elapsed').textContent = formatClock(elapsedMs);
  find('planned').textContent = `of ${formatClock(pace.plannedMs)}`;
  find('pace').textContent = isBegun ? describePace(pace) : 'not begun';
  find('halt').textContent = clock.since === null ? 'Start' : 'Halt';
}

/** Two displays, or one with the notes under the slide; remembered on this machine. */
function mountMode(): void {
  const page = document.documentElement;
  const button = find('mode');
  const set = (mode: string): void => {
    page.dataset['mode'] = mode;
    button.setAttribute('aria-pressed', String(mode === 'one'));
    dispatchEvent(new Event('resize'));
  };
  let mode = 'two';
  try {
    mode = localStorage.getItem(MODE_KEY) ?? mode;
  } catch (error) {
    console.warn('This browser keeps no preferences.', error);
  }
  set(mode);
  button.addEventListener('click', () => {
    const next = page.dataset['mode'] === 'one' ? 'two' : 'one';
    set(next);
    try {
      localStorage.setItem(MODE_KEY, next);
    } catch (error) {
      console.warn('This browser keeps no preferences.', error);
    }
  });
}

function mountVerbs({ talk }: StartedTalk): void {
  const { registers, votes, deck, lesson } = talk;
  find('halt').addEventListener('click', () => {
    registers.put('clock', toggleTimer(registers.get('clock') ?? STOPPED, Date.now()));
  });
  find('anew').addEventListener('click', () => {
    for (const { id } of votes) deck.setVote(id, NEW_VOTE);
    for (const { number } of deck.plans) registers.put(`ink/${number}`, []);
    registers.put('clock', STOPPED);
    registers.put('place', { slide: 1, step: 0 });
  });
  find('csv').addEventListener('click', () => {
    saveFile(
      `hands-${lesson}.csv`,
      'text/csv',
      toCountsCsv(
        lesson,
        votes.map((plan) => ({ plan, vote: deck.getVote(plan.id) })),
      ),
    );
  });
}
