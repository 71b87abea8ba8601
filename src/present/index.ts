export { COMMANDS, findCommand, TYPED, type Command, type CommandKeys } from './commands.ts';
export { createDeck, type Deck } from './deck.ts';
export { createId } from './create-id.ts';
export { findParts, type BlockKind } from './find-parts.ts';
export { describePace, findElapsedMs, findPace, formatClock, STOPPED, toggleTimer } from './pace.ts';
export { createLabMirror, type LabMirror } from './lab-mirror.ts';
export type * from './lab-types.ts';
export { readPlaceLink, toPlaceLink } from './place-link.ts';
export { createRegisters, type Registers } from './registers.ts';
export { joinTalk, type TalkLink, type Wire } from './talk-link.ts';
export { toCountsCsv } from './to-counts-csv.ts';
export { toInkPath } from './to-ink-path.ts';
export { readEntry, typeKey } from './typed-entry.ts';
export { addAnswer, findShare, isCounted, MOST_CHOICES, NEW_VOTE, setHands, toLetter } from './vote.ts';
export type {
  Entry,
  Place,
  Point,
  PresentMessage,
  Role,
  Shared,
  SharedKey,
  SlidePlan,
  Stop,
  Stroke,
  Timer,
  Vote,
  VoteId,
  VotePlan,
} from './types.ts';
