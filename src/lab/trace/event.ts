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
  /** Shared memory and locks by number (threads); empty for async programs. */
  objects: SharedObject[];
  /** Events that were not kept because the trace was full. */
  dropped: number;
}

/** Something that threads share. `label` is the name the source has for it, e.g. `counter`. */
export interface SharedObject {
  id: number;
  kind: 'memory' | 'lock' | 'channel';
  label: string;
  /** Bytes of one element, so that a place can be named `counter[2]`; 4 when it is not said. */
  elementSize?: number;
}

/** What an access does; all but `load` and a `compareExchange` that failed write. */
export type AccessKind =
  | 'load'
  | 'store'
  | 'add'
  | 'sub'
  | 'and'
  | 'or'
  | 'xor'
  | 'exchange'
  | 'compareExchange'
  | 'wait'
  | 'notify';

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
  /** A thread that could go on, while another one was chosen. */
  | { type: 'chosen' }
  /** A lock, a permit, a place in a channel; `holder` is the lane that has it, where one does. */
  | { type: 'lock'; object: number; address: number; holder: LaneId | null }
  /** `Atomics.wait`, or a loop that reads one cell until it changes. */
  | { type: 'memory'; object: number; address: number }
  /** The end of a thread. */
  | { type: 'thread'; lane: LaneId }
  | { type: 'message' }
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
  /** A thread is told to begin: its lane's `started` has this event as its cause. */
  | { type: 'spawned'; thread: LaneId }
  /** A thread's end reaches the lane that waits for it. */
  | { type: 'joined'; thread: LaneId }
  /**
   * An access to shared memory: byte `address` of object `object`. `before` and `after` are the values there; `isPlain` when it is not
   * an atomic one.
   */
  | {
      type: 'access';
      kind: AccessKind;
      object: number;
      address: number;
      /** Bytes; as the object's elements when it is not said. */
      size?: number;
      isPlain: boolean;
      before: number;
      after: number;
    }
  /** A lock, a permit, a place or an item of a channel was taken or given back. */
  | { type: 'acquired'; object: number; address: number }
  | { type: 'released'; object: number; address: number }
  /**
   * Two or more could go on; `chosen` went. `of: 'thread'`: lanes of threads, one step each. `of: 'event'`: the lanes that the
   * candidate events belong to, in their usual order, `index` being the one picked.
   */
  | { type: 'choice'; of: 'thread' | 'event'; enabled: LaneId[]; chosen: LaneId; index: number };

export type TraceEvent = EventBase & EventDetail;
export type EventType = TraceEvent['type'];

/** A whole recorded run. */
export interface Trace {
  header: TraceHeader;
  events: TraceEvent[];
}
