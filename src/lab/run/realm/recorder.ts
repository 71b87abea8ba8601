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
  ): number;
  write(at: number, lane: number, stream: number, site: number, text: string): void;
  /** @returns the new lane's id, or `parent` when there are too many lanes. */
  addLane(parent: number, site: number, label: string): number;
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

export function createRecorder(
  post: (message: RealmMessage) => void,
  maxEvents: number,
  maxOutputBytes: number,
  outputCode: number,
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

  function record(
    code: number,
    at: number,
    lane: number,
    site: number,
    cause: number,
    a: number,
    b: number,
    text?: string,
  ): number {
    if (counts.events >= maxEvents) {
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
    count++;
    const index = counts.events++;
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

  function addLane(parent: number, site: number, label: string): number {
    if (laneCount >= MAX_LANES) return parent;
    const k = lanes.length;
    lanes[k] = parent;
    lanes[k + 1] = site;
    lanes[k + 2] = label;
    return laneCount++;
  }

  return { record, write, addLane, flush, countPosted: () => posted, counts };
}
