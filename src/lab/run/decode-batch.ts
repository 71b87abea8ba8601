import type { EventDetail, LaneId, OutputStream, Site, TraceEvent, WaitTarget } from '../trace/event.ts';
import { toPlainMessage } from '../compile/index.ts';
import type { LaneTable } from './lane-table.ts';
import type { ObjectNames } from './object-names.ts';
import type { SiteReader } from './site-reader.ts';
import type { OutputLine } from './types.ts';
import {
  ACCESS_KINDS,
  EVENT_CODES,
  ROW_WIDTH,
  STREAMS,
  TIMER_KINDS,
  WAIT_CODES,
  type RealmMessage,
} from './wire.ts';

type Batch = Extract<RealmMessage, { type: 'batch' }>;

/**
 * Turns one realm's batches into events and output; what does not fit the format is left out. Numbers of timers, requests and
 * messages are the realm's own: `thread` keeps those of several apart.
 */
export interface BatchDecoder {
  decode(batch: Batch): { events: TraceEvent[]; output: OutputLine[] };
}

const OWN_NUMBERS = 1_000_000;

export function createBatchDecoder(
  places: SiteReader,
  lanes: LaneTable,
  objects: ObjectNames,
  thread = 0,
): BatchDecoder {
  const timerDelays = new Map<number, number>();
  const requestUrls = new Map<number, string>();
  const { toSite } = places;
  const own = (id: number): number => id + thread * OWN_NUMBERS;

  function toWait(code: number, id: number, address: number): WaitTarget {
    switch (WAIT_CODES[code]) {
      case 'chosen':
        return { type: 'chosen' };
      case 'lock':
        return { type: 'lock', object: id, address, holder: null };
      case 'memory':
        return { type: 'memory', object: id, address };
      case 'thread':
        return { type: 'thread', lane: id };
      case 'message':
        return { type: 'message' };
      case 'timer':
        return { type: 'timer', timer: own(id), delayMs: timerDelays.get(id) ?? 0 };
      case 'fetch':
        return { type: 'fetch', request: own(id), url: requestUrls.get(id) ?? '' };
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
    c: number,
    d: number,
    e: number,
  ): TraceEvent | null {
    const { i, at, lane, site, cause } = base;
    const type = EVENT_CODES[code];
    switch (type) {
      case 'started':
      case 'returned':
      case 'step':
        return { i, at, lane, site, cause, type };
      case 'suspended':
        return { i, at, lane, site, cause, type, on: toWait(a, b, c) };
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
        return { i, at, lane, site, cause, type, timer: own(a), delayMs: b, kind };
      }
      case 'timer-fired':
      case 'timer-cleared':
        return { i, at, lane, site, cause, type, timer: own(a) };
      case 'blocked':
        return { i, at, lane, site, cause, type, durationMs: a };
      case 'fetch-started':
        requestUrls.set(a, text);
        return { i, at, lane, site, cause, type, request: own(a), url: text };
      case 'fetch-ended': {
        const [url = '', error] = text.split('\n');
        const status = Math.floor(b / 1e9);
        const ended = { i, at, lane, site, cause, type, request: own(a), url, status, bytes: b % 1e9 };
        return error === undefined ? ended : { ...ended, error };
      }
      case 'sent':
      case 'received':
        return { i, at, lane, site, cause, type, message: text === 'thread' ? a : own(a), channel: text };
      case 'picture':
        return { i, at, lane, site, cause, ...toPicture(text) };
      case 'spawned':
      case 'joined':
        return { i, at, lane, site, cause, type, thread: a };
      case 'acquired':
      case 'released':
        return { i, at, lane, site, cause, type, object: a, address: b };
      case 'access': {
        const kind = ACCESS_KINDS[(d >> 1) & 31] ?? 'load';
        const isPlain = (d & 1) === 1;
        return {
          i,
          at,
          lane,
          site,
          cause,
          type,
          kind,
          object: a,
          address: b,
          isPlain,
          before: e,
          after: c,
          size: d >> 6,
        };
      }
      case 'choice':
        return { i, at, lane, site, cause, type, ...toChoice(a, b, c, text) };
      default:
        return null;
    }
  }

  /** Choices among threads name threads: their lanes are known once all events before are. */
  function toChoice(
    kind: number,
    enabled: number,
    chosen: number,
    text: string,
  ): { of: 'thread' | 'event'; enabled: LaneId[]; chosen: LaneId; index: number } {
    if (kind === 1) {
      const list = text.split(',').map(Number);
      return { of: 'event', enabled: list, chosen: list[chosen] ?? 0, index: chosen };
    }
    const threads = Array.from({ length: 31 }, (_, t) => t).filter((t) => ((enabled >>> t) & 1) === 1);
    return { of: 'thread', enabled: threads, chosen, index: threads.indexOf(chosen) };
  }

  /** Shared objects are called what the source calls them where it touches them first. */
  function noteObject(cell: (column: number) => number): void {
    const type = EVENT_CODES[cell(0)];
    if (type === 'access') objects.note(cell(8), cell(5), cell(3), cell(10) >> 6, 'memory');
    else if (type === 'acquired') objects.note(cell(8), cell(5), cell(3), 4, 'lock');
  }

  function decode(batch: Batch): { events: TraceEvent[]; output: OutputLine[] } {
    for (let k = 0; k + 4 < batch.lanes.length; k += 5) lanes.add(batch.lanes, k);
    const { rows, texts } = batch;
    const events: TraceEvent[] = [];
    for (let row = 0; row < batch.count; row++) {
      const k = row * ROW_WIDTH;
      const cell = (column: number): number => rows[k + column] ?? -1;
      const lane = cell(2);
      const cause = cell(4);
      const base = {
        i: cell(8),
        at: cell(1),
        lane,
        site: toSite(cell(3)),
        cause: cause < 0 ? null : cause,
      };
      const text = texts[cell(7)] ?? '';
      noteObject(cell);
      const event = toEvent(base, cell(0), cell(5), cell(6), text, cell(9), cell(10), cell(11));
      if (event) events.push(event);
    }
    return { events, output: decodeOutput(batch) };
  }

  return { decode };
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
