/**
 * What the windows of one talk say to each other: a deck on the projector, a presenter's window on the desk. They are of
 * one browser and speak over the BroadcastChannel `interleave:present:<lesson slug>`. Nothing reaches a server.
 */
import type { LabMessage, LabPlace, LabState, LabText } from './lab-types.ts';

export type { LabMessage, LabPlace } from './lab-types.ts';

/** Where a deck stands; as a link `#/12/2`. */
export interface Place {
  slide: number; // 1-based
  step: number; // how many stops of the slide are done; 0 is the slide as it comes
}

/** What one more press of "next" does on a slide, in the order of the document. */
export type Stop =
  /** Shows what was kept back. */
  | { type: 'reveal' }
  /** Puts the next part of the slide in the place of the one before: a slide shows one lab at a time. */
  | { type: 'part' }
  /** Lights the next lines of a code, or changes it into its next version. */
  | { type: 'lines' }
  /** Closes a vote. Nothing behind it is shown while the vote is open, however one comes here. */
  | { type: 'vote'; vote: VoteId };

/** A slide as far as going through it needs to know. */
export interface SlidePlan {
  number: number; // 1-based
  id: string; // its anchor on the lesson's page
  title: string;
  minutes: number; // planned; 0 when nothing is said
  isOptional: boolean;
  stops: readonly Stop[];
}

/** `<lab>/<question>`: one question of a lab, put to the room. */
export type VoteId = string;

/** A question that the room votes on. */
export interface VotePlan {
  id: VoteId;
  slide: number;
  lab: string;
  ask: string;
  /** Lettered A, B … in this order; empty where answers are collected from the room. */
  choices: readonly string[];
}

/** Hands that were counted. Stays on this machine. */
export interface Vote {
  /** 0: the first count, 1: the count after the discussion. */
  round: 0 | 1;
  /** Hands by choice; null where nobody has counted. The last choices are `answers`. */
  counts: readonly [readonly (number | null)[], readonly (number | null)[]];
  /** Answers collected from the room, lettered after the choices. */
  answers: readonly string[];
  isClosed: boolean;
}

/** A stop watch that two windows can show: it ran for `ranMs` before `since`. */
export interface Timer {
  /** Epoch ms at which it was started; null while it stands. */
  since: number | null;
  ranMs: number;
}

/** A point of the slide, in px of the 1280 × 720 canvas. */
export type Point = readonly [x: number, y: number];

/** One line of the pen. */
export type Stroke = readonly Point[];

/** Everything that both windows share, each entry by itself: the newest writing of an entry wins. */
export interface Shared {
  place: Place;
  isBlack: boolean;
  /** Size of type on slides, 1 as designed. */
  scale: number;
  /** `projector`: black and white for weak lamps. */
  contrast: 'screen' | 'projector';
  /** Time since the talk began. */
  clock: Timer;
  [timer: `timer/${number}`]: Timer; // of a slide's discussion
  [vote: `vote/${VoteId}`]: Vote;
  [ink: `ink/${number}`]: readonly Stroke[]; // of a slide
  [lab: `lab/${LabPlace}`]: LabState;
  [text: `text/${LabPlace}`]: LabText;
}

export type SharedKey = keyof Shared;

/** When an entry was written: the higher count is newer, then the greater name. */
export interface Stamp {
  count: number; // 0: only a guess, which anything written beats
  by: WindowId;
}

/** An entry on its way. */
export interface Entry<K extends SharedKey = SharedKey> {
  key: K;
  value: Shared[K];
  stamp: Stamp;
}

/** One window of the talk, drawn anew on each load. */
export type WindowId = string;

/** `deck` is what the room sees. */
export type Role = 'deck' | 'presenter';

/** Everything that is sent. */
export type PresentMessage =
  /** A window has come and knows nothing; whoever hears it answers with `all`. */
  | { type: 'hello'; from: WindowId; role: Role }
  | { type: 'all'; from: WindowId; role: Role; entries: readonly Entry[] }
  | { type: 'put'; from: WindowId; entry: Entry }
  | { type: 'bye'; from: WindowId }
  /** Who is there? A window can end without a word. */
  | { type: 'ping'; from: WindowId }
  | { type: 'pong'; from: WindowId; role: Role }
  /** The pointer is there, or gone. Not kept. */
  | { type: 'pointer'; from: WindowId; at: Point | null }
  /** The pen is drawing; the line arrives as an entry `ink/…` when it ends. */
  | { type: 'drawing'; from: WindowId; slide: number; stroke: Stroke }
  | { type: 'lab'; from: WindowId; place: LabPlace; message: LabMessage };
