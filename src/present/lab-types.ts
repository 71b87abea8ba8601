import type {
  Alive,
  Diagnostic,
  ExploreProgress,
  ExploreRequest,
  Lane,
  OutputLine,
  RunResult,
  Seat,
  Site,
  SourceFiles,
  TraceEvent,
  Verdict,
} from '../lab/index.ts';

/** A lab of the deck, the same in both windows: `<slide>/<n>`, the n-th on its slide from 1. `data-lab-place` in the markup. */
export type LabPlace = `${number}/${number}`;

/** How a lab looks, kept as an entry, so that a late window catches up. Whoever changes it writes it. */
export interface LabState {
  /** A window has made the lab live: the other one does so as well. */
  isOpen: boolean;
  clock: 'real' | 'virtual';
  /** Null until the lab has been drawn somewhere. */
  view: LabView | null;
}

/** Files that differ from the starter, by name; null for a file that was taken out. */
export type LabText = Readonly<Record<string, string | null>>;

/** What a window looks at in a lab. */
export interface LabView {
  activeFile: string;
  /** Event of the shown run that the cursor stands on; null while it follows the run. */
  cursor: number | null;
  /** What stands to the right of the code. */
  pane: 'output' | 'explore' | 'seat';
  /** Which run of the verdict is on show, as its row calls it; '' for none. */
  watched: string;
  /** In px of the canvas. */
  fontSizePx: number;
}

/** What is marked in the editor, and how far it is scrolled. Not kept. */
export interface LabSelection {
  file: string;
  from: LabPoint;
  to: LabPoint;
  topLine: number; // 1-based
}

/** A place between two characters, 1-based. */
export type LabPoint = Pick<Site, 'line' | 'column'>;

/** What labs say while they live. A program runs once, in the window where it was started; the other shows what it is told. */
export type LabMessage =
  /** The lab has just become live, or has missed something, and wants all there is. */
  | { type: 'hello' }
  | { type: 'shows'; parcel: Parcel }
  /** Sent to the window that `Turn.by` names: only there is something to stop, or a seat to pick in. */
  | { type: 'ask'; of: string; verb: LabVerb }
  | { type: 'selected'; selection: LabSelection };

/** What the window that runs the program can be asked to do. */
export type LabVerb =
  | { type: 'stop' | 'undo' | 'redo' | 'restart' | 'letRun' | 'resume' | 'leave' }
  | { type: 'pick' | 'returnTo'; value: number };

/** Who started what is on show. The higher count is newer, then the greater name. */
export interface Turn {
  count: number;
  by: string;
}

/** Names an object that is sent once and meant often. */
export type Ref = string;

/** What a session shows (`SessionPicture`), with large objects in it named, and only those written out that were not sent before. */
export interface Parcel {
  turn: Turn;
  /** All of it, for a window that knows nothing. */
  isWhole: boolean;
  /** The window that ran it is gone: whoever goes on runs it anew. */
  isLeft: boolean;
  phase: ToldPhase;
  lastResult: Ref | null;
  lastFiles: Ref | null;
  lastExploration: { verdict: Ref; request: ExploreRequest; files: Ref } | null;
  seat: ToldSeat | null;
  diagnostics: readonly Diagnostic[];
  usesThreads: boolean | null;
  isRecorded: boolean;
  objects: readonly (readonly [Ref, Large])[];
}

/** What is named instead of being sent again. */
export type Large = RunResult | Verdict | SourceFiles;

/** A seat with its large objects named. */
export type ToldSeat = Omit<Seat, 'result' | 'files'> & { result: Ref | null; files: Ref };

/** A phase with its large objects named; `seated` holds the parcel's seat. */
export type ToldPhase =
  | { type: 'idle' | 'compiling' | 'replaying' | 'seated' }
  | { type: 'running'; live: LivePart }
  | { type: 'exploring'; progress: ExploreProgress }
  | { type: 'done'; result: Ref }
  | { type: 'explored'; verdict: Ref }
  | { type: 'failed'; diagnostics: Diagnostic[] };

/** What a run has shown since the last parcel; `from` says how much there was before. */
export interface LivePart {
  from: { events: number; lanes: number; output: number };
  events: readonly TraceEvent[];
  lanes: readonly Lane[];
  output: readonly OutputLine[];
  alive: Alive;
}
