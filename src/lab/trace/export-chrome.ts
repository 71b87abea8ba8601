import type { Trace, TraceEvent } from './event.ts';
import { describeDetail, describeWait, showText } from './describe-event.ts';
import { findThread } from './find-thread.ts';
import { findLinks } from './links.ts';
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

/** A trace in the format that ui.perfetto.dev opens: a process a thread, a track a lane, arrows for links. */
export function exportChrome(trace: Trace): ChromeTrace {
  const { header, events } = trace;
  const { lanes } = header;
  // Process ids of 0 are reserved in the format's viewers.
  const pidOf = lanes.map((lane) => findThread(lanes, lane.id) + 1);
  const place = (event: TraceEvent): { pid: number; tid: number; ts: number } => ({
    pid: pidOf[event.lane] ?? 1,
    tid: event.lane + 1,
    ts: toMicroseconds(event.at),
  });
  const out: ChromeEvent[] = [];

  for (const lane of lanes) {
    const pid = pidOf[lane.id] ?? 1;
    if (pid === lane.id + 1)
      out.push({ ph: 'M', name: 'process_name', pid, tid: pid, args: { name: `thread ${lane.label}` } });
    out.push({ ph: 'M', name: 'thread_name', pid, tid: lane.id + 1, args: { name: lane.label } });
    out.push({ ph: 'M', name: 'thread_sort_index', pid, tid: lane.id + 1, args: { sort_index: lane.id } });
  }

  for (const spans of findSpans(lanes, events).byLane) {
    for (const span of spans) {
      out.push({
        ph: 'X',
        name: span.on === null ? span.type : `waiting for ${describeWait(span.on, lanes)}`,
        cat: span.type,
        pid: pidOf[span.lane] ?? 1,
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
    } else if (event.type === 'picture' || event.type === 'choice') {
      out.push({ ph: 'i', s: 't', name: describeDetail(event, lanes), cat: event.type, ...place(event) });
    }
  }

  const { program, clock, policy, seed, dropped } = header;
  return { traceEvents: out, displayTimeUnit: 'ms', otherData: { program, clock, policy, seed, dropped } };
}

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
