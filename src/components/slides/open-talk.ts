import {
  createDeck,
  createId,
  createRegisters,
  joinTalk,
  readPlaceLink,
  type Deck,
  type PresentMessage,
  type Registers,
  type Role,
  type TalkLink,
  type VotePlan,
} from '../../present/index.ts';
import { readSlide, readVotes, type SlideView } from './read-slide.ts';
import { bringBack, keepTalk } from './remembered-talk.ts';

/** A window that was killed is missed after three of these. */
const PING_MS = 4000;

/** A window of a talk: its slides in the page, where it stands, and the other windows. */
export interface Talk {
  role: Role;
  /** Slug of the lesson. */
  lesson: string;
  /** Holds the slides, and everything that lies over them. */
  root: HTMLElement;
  slides: readonly SlideView[];
  votes: readonly VotePlan[];
  registers: Registers;
  deck: Deck;
  link: TalkLink;
  /** Names this window among those of the talk. */
  id: string;
}

/** Reads the page's slides and joins the other windows of the same lesson. */
export function openTalk(root: HTMLElement, role: Role): Talk {
  const lesson = root.dataset['deck'] ?? '';
  const slides = [...root.querySelectorAll<HTMLElement>('[data-slide]')].map(readSlide);
  const id = createId();
  const registers = createRegisters(id);
  bringBack(lesson, registers, Date.now());
  const place = readPlaceLink(location.hash);
  if (place !== null) registers.seed('place', place);
  const deck = createDeck({ plans: slides.map(({ plan }) => plan), registers, now: Date.now });
  const channel = new BroadcastChannel(`interleave:present:${lesson}`);
  const link = joinTalk(
    registers,
    {
      post: (message) => channel.postMessage(message),
      listen: (listener) =>
        channel.addEventListener('message', (event: MessageEvent<PresentMessage>) => listener(event.data)),
    },
    id,
    role,
  );
  addEventListener('pagehide', () => link.leave());
  setInterval(() => link.ping(), PING_MS);
  keepTalk(lesson, registers);
  return { role, lesson, root, slides, votes: slides.flatMap(readVotes), registers, deck, link, id };
}
