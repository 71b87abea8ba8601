import type { EventDetail, Lane, OutputStream, Site, TraceEvent, WaitTarget } from '../trace/event.ts';
import { toPlainMessage } from '../compile/index.ts';
import type { CodeSite } from '../compile/types.ts';
import type { OutputLine } from './types.ts';
import { EVENT_CODES, ROW_WIDTH, STREAMS, TIMER_KINDS, WAIT_CODES, type RealmMessage } from './wire.ts';

type Batch = Extract<RealmMessage, { type: 'batch' }>;

/** Turns a realm's batches into events, output and lanes; what does not fit the format is left out and counted. */
export interface BatchDecoder {
  decode(batch: Batch): { events: TraceEvent[]; output: OutputLine[]; lanes: Lane[] };
  toSite(site: unknown): Site | null;
  /** Every lane so far, lane 0 first. */
  readonly lanes: Lane[];
}

export function createBatchDecoder(sites: readonly CodeSite[]): BatchDecoder {
  const lanes: Lane[] = [{ id: 0, kind: 'task', label: 'main', parent: null }];
  const labelCounts = new Map<string, number>();
  const timerDelays = new Map<number, number>();
  const requestUrls = new Map<number, string>();
  const placed = new Map<number, Site>();
  let nextIndex = 0;

  function toSite(id: unknown): Site | null {
    if (typeof id !== 'number') return null;
    const known = placed.get(id);
    if (known) return known;
    const code = sites[id];
    if (!code) return null;
    const { file, line, column, endLine, endColumn } = code;
    const site = { file, line, column, endLine, endColumn };
    placed.set(id, site);
    return site;
  }

  function addLane(parent: unknown, site: unknown, label: unknown): Lane {
    const name = sites[Number(site)]?.name ?? 'task';
    const base = label === '' ? name : `${name} ${String(label)}`;
    const count = (labelCounts.get(base) ?? 0) + 1;
    labelCounts.set(base, count);
    const lane: Lane = {
      id: lanes.length,
      kind: 'task',
      label: count === 1 ? base : `${base} #${count}`,
      parent: Number(parent),
    };
    lanes.push(lane);
    return lane;
  }

  function toWait(code: number, id: number): WaitTarget {
    switch (WAIT_CODES[code]) {
      case 'timer':
        return { type: 'timer', timer: id, delayMs: timerDelays.get(id) ?? 0 };
      case 'fetch':
        return { type: 'fetch', request: id, url: requestUrls.get(id) ?? '' };
      case 'task':
        return { type: 'task', lane: id };
      case 'turn':
        return { type: 'turn' };
      default:
        return { type: 'promise' };
    }
  }

  /** One event; written out per type, since a run may send a hundred thousand of them. */
  function toEvent(
    base: { i: number; at: number; lane: number; site: Site | null; cause: number | null },
    code: number,
    a: number,
    b: number,
    text: string,
  ): TraceEvent | null {
    const { i, at, lane, site, cause } = base;
    const type = EVENT_CODES[code];
    switch (type) {
      case 'started':
      case 'returned':
      case 'step':
        return { i, at, lane, site, cause, type };
      case 'suspended':
        return { i, at, lane, site, cause, type, on: toWait(a, b) };
      case 'resumed':
        if (text === '') return { i, at, lane, site, cause, type };
        return { i, at, lane, site, cause, type, callback: text };
      case 'ended': {
        if (text === '') return { i, at, lane, site, cause, type };
        const [name = 'Error', ...message] = text.split('\n');
        return {
          i,
          at,
          lane,
          site,
          cause,
          type,
          error: { name, message: toPlainMessage(message.join('\n')) },
        };
      }
      case 'output':
        return { i, at, lane, site, cause, type, stream: STREAMS[a] ?? 'log', text: toPlainMessage(text) };
      case 'timer-set': {
        timerDelays.set(a, b);
        const kind = TIMER_KINDS.find((name) => name === text) ?? 'timeout';
        return { i, at, lane, site, cause, type, timer: a, delayMs: b, kind };
      }
      case 'timer-fired':
      case 'timer-cleared':
        return { i, at, lane, site, cause, type, timer: a };
      case 'blocked':
        return { i, at, lane, site, cause, type, durationMs: a };
      case 'fetch-started':
        requestUrls.set(a, text);
        return { i, at, lane, site, cause, type, request: a, url: text };
      case 'fetch-ended': {
        const [url = '', error] = text.split('\n');
        const status = Math.floor(b / 1e9);
        const ended = { i, at, lane, site, cause, type, request: a, url, status, bytes: b % 1e9 };
        return error === undefined ? ended : { ...ended, error };
      }
      case 'sent':
      case 'received':
        return { i, at, lane, site, cause, type, message: a, channel: text };
      case 'picture':
        return { i, at, lane, site, cause, ...toPicture(text) };
      default:
        return null;
    }
  }

  function decode(batch: Batch): { events: TraceEvent[]; output: OutputLine[]; lanes: Lane[] } {
    const newLanes: Lane[] = [];
    for (let k = 0; k + 2 < batch.lanes.length; k += 3) {
      newLanes.push(addLane(batch.lanes[k], batch.lanes[k + 1], batch.lanes[k + 2]));
    }
    const { rows, texts } = batch;
    const events: TraceEvent[] = [];
    for (let row = 0; row < batch.count; row++) {
      const k = row * ROW_WIDTH;
      const cell = (column: number): number => rows[k + column] ?? -1;
      const lane = cell(2);
      const cause = cell(4);
      const base = {
        i: nextIndex++,
        at: cell(1),
        lane,
        site: toSite(cell(3)),
        cause: cause < 0 ? null : cause,
      };
      const event = lanes[lane] ? toEvent(base, cell(0), cell(5), cell(6), texts[cell(7)] ?? '') : null;
      if (event) events.push(event);
    }
    return { events, output: decodeOutput(batch), lanes: newLanes };
  }

  return { decode, toSite, lanes };
}

function decodeOutput({ output }: Batch): OutputLine[] {
  const writes: OutputLine[] = [];
  for (let k = 0; k + 4 < output.length; k += 5) {
    const stream: OutputStream = STREAMS[Number(output[k + 2])] ?? 'log';
    const [at, lane, event] = [Number(output[k]), Number(output[k + 1]), Number(output[k + 3])];
    writes.push({ at, lane, stream, event, text: toPlainMessage(String(output[k + 4])) });
  }
  return writes;
}

function toPicture(text: string): Extract<EventDetail, { type: 'picture' }> {
  const [label = '', mime = '', body = ''] = text.split('\n');
  const picture = { type: 'picture' as const, label, mime };
  return body.startsWith('url:') ? { ...picture, url: body.slice(4) } : { ...picture, data: body.slice(5) };
}
