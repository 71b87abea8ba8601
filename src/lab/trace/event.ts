/** A place in a learner's source file. Line and column are 1-based; `endLine`/`endColumn` are exclusive. */
export interface Site {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** Index of a lane in `TraceHeader.lanes`; lane 0 is the main task. */
export type LaneId = number;

/** One row of the timeline: a task, a thread, or the callbacks of one owner. */
export interface Lane {
  id: LaneId;
  kind: 'task' | 'thread';
  /** What the learner reads, e.g. `main`, `countdown A`. */
  label: string;
  /** The lane whose step started this one; null for lane 0. */
  parent: LaneId | null;
}

/** First line of a trace: what was run, how, and by whom. */
export interface TraceHeader {
  v: 1;
  /** Hash of the sources and of the format version. */
  program: string;
  clock: 'real' | 'virtual';
  policy: string;
  seed: number;
  lanes: Lane[];
  /** Shared objects by index (threads); empty for async programs. */
  objects: { id: number; kind: string; label: string }[];
  /** Events that were not kept because the trace was full. */
  dropped: number;
}

interface EventBase {
  /** 0-based index in the trace. */
  i: number;
  /** Milliseconds since the run began, on the run's clock. */
  at: number;
  lane: LaneId;
  /** Where in the source; null when the event has no place there (e.g. the end of a timer). */
  site: Site | null;
  /** Index of the event that enabled this one (happens-before edge), or null for "the lane's previous event". */
  cause: number | null;
}

export type OutputStream = 'log' | 'info' | 'warn' | 'error' | 'debug' | 'write';

/** What a suspended lane waits for. */
export type WaitTarget =
  | { type: 'timer'; timer: number; delayMs: number }
  | { type: 'fetch'; request: number; url: string }
  | { type: 'task'; lane: LaneId }
  | { type: 'turn' } // a scheduler turn (`scheduler.yield`, `postTask`)
  | { type: 'promise' }; // anything else, ready or not

/** Fields that each event type adds to the common ones. */
export type EventDetail =
  /** A lane begins (its first step runs from here). */
  | { type: 'started' }
  /** A lane's step ends at an `await`, a `yield`, or at the end of a callback. */
  | { type: 'suspended'; on: WaitTarget }
  /** A step of an already started lane begins. `callback` names what was called back, e.g. `timer`, `then`. */
  | { type: 'resumed'; callback?: string }
  /** A callback's step ends. */
  | { type: 'returned' }
  /** The task is over; `error` when it ended by a throw. */
  | { type: 'ended'; error?: { name: string; message: string } }
  /** A statement is about to run (`record: 'lines'` only). */
  | { type: 'step' }
  /** One write, newline included where there is one. */
  | { type: 'output'; stream: OutputStream; text: string }
  /** `kind`: which API set it. `delayMs` as clamped. */
  | {
      type: 'timer-set';
      timer: number;
      delayMs: number;
      kind: 'timeout' | 'interval' | 'sleep' | 'signal' | 'task';
    }
  | { type: 'timer-fired'; timer: number }
  | { type: 'timer-cleared'; timer: number }
  /** The thread is held for this long by `blockingSleep` (the event stands at its beginning). */
  | { type: 'blocked'; durationMs: number }
  | { type: 'fetch-started'; request: number; url: string }
  | { type: 'fetch-ended'; request: number; url: string; status: number; bytes: number; error?: string }
  /** A message or a task was posted (`MessageChannel`, `scheduler`). */
  | { type: 'sent'; message: number; channel: string }
  | { type: 'received'; message: number; channel: string }
  /** A picture was painted; `url` when it came from the course network, else `data` (base64). */
  | { type: 'picture'; label: string; mime: string; url?: string; data?: string }
  /** Two or more lanes could go on; `chosen` went. */
  | { type: 'choice'; enabled: LaneId[]; chosen: LaneId };

export type TraceEvent = EventBase & EventDetail;
export type EventType = TraceEvent['type'];

/** A whole recorded run. */
export interface Trace {
  header: TraceHeader;
  events: TraceEvent[];
}
