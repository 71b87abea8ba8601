import { bareList } from './intrinsics.ts';
import { BATCH_ROWS, ROW_WIDTH, type RealmMessage } from '../wire.ts';

/** Writes a run's events, output and lanes into batches and posts them. */
export interface Recorder {
  /** @returns the event's index in the trace, or −1 when the trace is full. */
  record(
    code: number,
    at: number,
    lane: number,
    site: number,
    cause: number,
    a: number,
    b: number,
    text?: string,
    c?: number,
    d?: number,
    e?: number,
  ): number;
  write(at: number, lane: number, stream: number, site: number, text: string): void;
  /** @returns the new lane's id, or `parent` when there are too many lanes. */
  addLane(parent: number, site: number, label: string, isThread?: boolean): number;
  reset(): void;
  /** The next event gets its number now. */
  reserve(): void;
  /** Posts what has not been posted yet. */
  flush(): void;
  /** Batches posted so far. */
  countPosted(): number;
  readonly counts: { events: number; dropped: number; droppedWrites: number; droppedBytes: number };
}

export const MAX_LANES = 10_000;
/** A write counts at least this much against the limit, so that a flood of short ones ends as well. */
const MIN_WRITE = 16;
/** A batch with this much text in it is posted at once. */
const TEXT_BATCH = 64_000;

/** Where numbers come from when several realms write one trace. */
export interface SharedCounters {
  nextEvent(): number;
  nextLane(): number;
  /** False: nothing is kept but the output's account. */
  records(): boolean;
}

export function createRecorder(
  post: (message: RealmMessage) => void,
  maxEvents: number,
  maxOutputBytes: number,
  outputCode: number,
  shared: SharedCounters | null,
): Recorder {
  const rows = new Float64Array(ROW_WIDTH * BATCH_ROWS);
  const counts = { events: 0, dropped: 0, droppedWrites: 0, droppedBytes: 0 };
  let count = 0;
  let texts = bareList<string>();
  let output = bareList<number | string>();
  let lanes = bareList<number | string>();
  let textSize = 0;
  let outputBytes = 0;
  let laneCount = 1;
  let posted = 0;
  let reserved = -1;
  let isRecording = shared === null || shared.records();

  function flush(): void {
    if (count === 0 && output.length === 0 && lanes.length === 0) return;
    posted++;
    post({ type: 'batch', rows, count, texts, output, lanes });
    count = 0;
    textSize = 0;
    if (texts.length > 0) texts = bareList();
    if (output.length > 0) output = bareList();
    if (lanes.length > 0) lanes = bareList();
  }

  function takeIndex(): number {
    if (shared === null) return counts.events;
    if (reserved < 0) return shared.nextEvent();
    const index = reserved;
    reserved = -1;
    return index;
  }

  function record(
    code: number,
    at: number,
    lane: number,
    site: number,
    cause: number,
    a: number,
    b: number,
    text?: string,
    c = 0,
    d = 0,
    e = 0,
  ): number {
    if (!isRecording) return -1;
    const index = takeIndex();
    if (index >= maxEvents) {
      counts.dropped++;
      return -1;
    }
    const k = count * ROW_WIDTH;
    rows[k] = code;
    rows[k + 1] = at;
    rows[k + 2] = lane;
    rows[k + 3] = site;
    rows[k + 4] = cause;
    rows[k + 5] = a;
    rows[k + 6] = b;
    if (text === undefined) rows[k + 7] = -1;
    else {
      rows[k + 7] = texts.length;
      texts[texts.length] = text;
      textSize += text.length;
    }
    rows[k + 8] = index;
    rows[k + 9] = c;
    rows[k + 10] = d;
    rows[k + 11] = e;
    count++;
    counts.events++;
    if (count === BATCH_ROWS || textSize > TEXT_BATCH) flush();
    return index;
  }

  function write(at: number, lane: number, stream: number, site: number, text: string): void {
    const size = text.length > MIN_WRITE ? text.length : MIN_WRITE;
    if (outputBytes + size > maxOutputBytes) {
      counts.droppedWrites++;
      counts.droppedBytes += text.length;
      return;
    }
    outputBytes += size;
    if (!isRecording) return;
    const event = record(outputCode, at, lane, site, -1, stream, 0, text);
    const k = output.length;
    output[k] = at;
    output[k + 1] = lane;
    output[k + 2] = stream;
    output[k + 3] = event;
    output[k + 4] = text;
    textSize += text.length;
    if (textSize > TEXT_BATCH) flush();
  }

  function addLane(parent: number, site: number, label: string, isThread = false): number {
    const id = shared === null ? laneCount++ : shared.nextLane();
    if (id >= MAX_LANES) return parent;
    if (!isRecording) return id;
    const k = lanes.length;
    lanes[k] = id;
    lanes[k + 1] = parent;
    lanes[k + 2] = isThread ? 1 : 0;
    lanes[k + 3] = site;
    lanes[k + 4] = label;
    return id;
  }

  function reset(): void {
    reserved = -1;
    count = 0;
    textSize = 0;
    outputBytes = 0;
    laneCount = 1;
    posted = 0;
    if (texts.length > 0) texts = bareList();
    if (output.length > 0) output = bareList();
    if (lanes.length > 0) lanes = bareList();
    counts.events = counts.dropped = counts.droppedWrites = counts.droppedBytes = 0;
    isRecording = shared === null || shared.records();
  }

  return {
    reset,
    reserve() {
      if (shared !== null && reserved < 0) reserved = shared.nextEvent();
    },
    record,
    write,
    addLane,
    flush,
    countPosted: () => posted,
    counts,
  };
}
