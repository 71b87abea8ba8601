import type { EventType, Trace, TraceEvent } from './event.ts';
import { describeDetail, describeWait, showText } from './describe-event.ts';
import { findLinks } from './links.ts';
import { findRowOrder } from './rows.ts';
import { findSpans, type Span } from './spans.ts';

/**
 * One entry of the Chrome trace event format; times in microseconds.
 * @see https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 */
export interface ChromeEvent {
  ph: 'M' | 'X' | 's' | 'f' | 'i';
  name: string;
  pid: number;
  tid: number;
  ts?: number;
  dur?: number;
  cat?: string;
  id?: number;
  /** Binds a flow's end to the slice around it. */
  bp?: 'e';
  /** Scope of an instant: its thread. */
  s?: 't';
  args?: Record<string, unknown>;
}

export interface ChromeTrace {
  traceEvents: ChromeEvent[];
  displayTimeUnit: 'ms';
  otherData: Record<string, string | number>;
}

/**
 * A trace in the format that ui.perfetto.dev opens: one process, a track a lane, each thread with its tasks beneath it, arrows
 * for links.
 */
export function exportChrome(trace: Trace): ChromeTrace {
  const { header, events } = trace;
  const { lanes, objects } = header;
  const place = (event: TraceEvent): { pid: number; tid: number; ts: number } => ({
    pid: PID,
    tid: event.lane + 1,
    ts: toMicroseconds(event.at),
  });
  const out: ChromeEvent[] = [
    { ph: 'M', name: 'process_name', pid: PID, tid: 1, args: { name: `program ${header.program}` } },
  ];

  findRowOrder(lanes).forEach((id, row) => {
    const tid = id + 1;
    const lane = lanes[id];
    const name = lane?.kind === 'thread' ? `thread ${lane.label}` : (lane?.label ?? '');
    out.push({ ph: 'M', name: 'thread_name', pid: PID, tid, args: { name } });
    out.push({ ph: 'M', name: 'thread_sort_index', pid: PID, tid, args: { sort_index: row } });
  });

  for (const spans of findSpans(lanes, events).byLane) {
    for (const span of spans) {
      out.push({
        ph: 'X',
        name: span.on === null ? span.type : `waiting for ${describeWait(span.on, lanes, objects)}`,
        cat: span.type,
        pid: PID,
        tid: span.lane + 1,
        ts: toMicroseconds(span.from),
        dur: toMicroseconds(span.to) - toMicroseconds(span.from),
        args: argsOf(span, events),
      });
    }
  }

  findLinks(events).all.forEach((link, id) => {
    const from = events[link.from];
    const to = events[link.to];
    if (from === undefined || to === undefined) return;
    out.push({ ph: 's', name: link.type, cat: 'link', id, ...place(from) });
    out.push({ ph: 'f', bp: 'e', name: link.type, cat: 'link', id, ...place(to) });
  });

  for (const event of events) {
    if (event.type === 'output') {
      out.push({
        ph: 'i',
        s: 't',
        name: showText(event.text),
        cat: 'output',
        ...place(event),
        args: { stream: event.stream },
      });
    } else if (INSTANTS.has(event.type)) {
      const name = describeDetail(event, lanes, objects);
      out.push({ ph: 'i', s: 't', name, cat: event.type, ...place(event) });
    }
  }

  const { program, clock, policy, seed, dropped } = header;
  return { traceEvents: out, displayTimeUnit: 'ms', otherData: { program, clock, policy, seed, dropped } };
}

/** The only process; ids of 0 are reserved in the format's viewers. */
const PID = 1;

/** Events that are shown as instants of their own, beside outputs. */
const INSTANTS: ReadonlySet<EventType> = new Set([
  'picture',
  'choice',
  'access',
  'acquired',
  'released',
  'spawned',
  'joined',
]);

/** Whole nanoseconds, as a decimal of microseconds. */
function toMicroseconds(ms: number): number {
  return Math.round(ms * 1e6) / 1e3;
}

function argsOf(span: Span, events: readonly TraceEvent[]): Record<string, unknown> {
  const site = events[span.first]?.site ?? null;
  return site === null
    ? { event: span.first }
    : { event: span.first, site: `${site.file}:${site.line}:${site.column}` };
}
