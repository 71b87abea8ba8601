import type { Clock, Finding, Outcome, OutputLine, RunResult } from '../../lab/run/types.ts';
import type { EventDetail, Lane, LaneId, TraceEvent, WaitTarget } from '../../lab/trace/event.ts';

/** Writes a run down event by event, for tests of what is read off runs. Every verb returns its event's index. */
export interface RunBuilder {
  /** Adds a lane; the first one is the main task and has begun already. */
  lane(label: string, parent?: LaneId, kind?: Lane['kind']): LaneId;
  /** Moves the clock to this time. */
  at(ms: number): void;
  note(lane: LaneId, detail: EventDetail, cause?: number | null): number;
  start(lane: LaneId): number;
  suspend(lane: LaneId, on?: WaitTarget): number;
  resume(lane: LaneId, cause?: number | null, callback?: string): number;
  end(lane: LaneId, error?: { name: string; message: string }): number;
  print(lane: LaneId, text: string): number;
  setTimer(lane: LaneId, timer: number, delayMs: number): number;
  fireTimer(lane: LaneId, timer: number): number;
  result(more?: { outcome?: Outcome; clock?: Clock; findings?: Finding[] }): RunResult;
}

/** An empty run on the virtual clock. */
export function buildRun(): RunBuilder {
  const lanes: Lane[] = [];
  const events: TraceEvent[] = [];
  const output: OutputLine[] = [];
  let now = 0;

  const note: RunBuilder['note'] = (lane, detail, cause = null) => {
    const i = events.length;
    events.push({
      i,
      at: now,
      lane,
      site: { file: 'main.ts', line: i + 1, column: 1, endLine: i + 1, endColumn: 2 },
      cause,
      ...detail,
    });
    return i;
  };

  return {
    lane(label, parent, kind = 'task') {
      const id = lanes.length;
      lanes.push({ id, kind, label, parent: parent ?? null });
      return id;
    },
    at(ms) {
      now = ms;
    },
    note,
    start: (lane) => note(lane, { type: 'started' }),
    suspend: (lane, on = { type: 'promise' }) => note(lane, { type: 'suspended', on }),
    resume: (lane, cause = null, callback) =>
      note(lane, callback === undefined ? { type: 'resumed' } : { type: 'resumed', callback }, cause),
    end: (lane, error) => note(lane, error === undefined ? { type: 'ended' } : { type: 'ended', error }),
    print(lane, text) {
      const event = note(lane, { type: 'output', stream: 'log', text: `${text}\n` });
      output.push({ at: now, lane, stream: 'log', text: `${text}\n`, event });
      return event;
    },
    setTimer: (lane, timer, delayMs) => note(lane, { type: 'timer-set', timer, delayMs, kind: 'timeout' }),
    fireTimer: (lane, timer) => note(lane, { type: 'timer-fired', timer }),
    result: ({ outcome = { type: 'finished' as const }, clock = 'virtual', findings = [] } = {}) => ({
      outcome,
      output,
      outputDropped: { writes: 0, bytes: 0 },
      trace: {
        header: { v: 1, program: 'test', clock, policy: 'fifo', seed: 1, lanes, objects: [], dropped: 0 },
        events,
      },
      schedule: null,
      next: null,
      elapsed: now,
      wallMs: 1,
      findings,
    }),
  };
}
