import type { Lane, TraceEvent, WaitTarget } from './event.ts';
import { formatTime } from './format-time.ts';

/** The name of a lane as the learner reads it. */
export function describeLane(lanes: readonly Lane[], lane: number): string {
  return lanes[lane]?.label ?? `lane ${lane}`;
}

/** What a suspended lane waits for, as words after "waits for". */
export function describeWait(on: WaitTarget, lanes: readonly Lane[]): string {
  switch (on.type) {
    case 'timer':
      return `a timer of ${formatTime(on.delayMs)}`;
    case 'fetch':
      return on.url;
    case 'task':
      return describeLane(lanes, on.lane);
    case 'turn':
      return 'its next turn';
    case 'promise':
      return 'a promise';
    default:
      return on satisfies never;
  }
}

/** What happened, as a predicate of its lane: `prints “A 3”`. */
export function describeDetail(event: TraceEvent, lanes: readonly Lane[]): string {
  switch (event.type) {
    case 'started':
      return 'starts';
    case 'suspended':
      return `waits for ${describeWait(event.on, lanes)}`;
    case 'resumed':
      return event.callback === undefined ? 'goes on' : `is called back (${event.callback})`;
    case 'returned':
      return 'ends its callback';
    case 'ended':
      return event.error === undefined ? 'ends' : `ends with ${event.error.name}: ${event.error.message}`;
    case 'step':
      return 'runs a line';
    case 'output':
      return `prints “${showText(event.text)}”`;
    case 'timer-set':
      return `sets a timer of ${formatTime(event.delayMs)}`;
    case 'timer-fired':
      return 'has a timer that is due';
    case 'timer-cleared':
      return 'clears a timer';
    case 'blocked':
      return `holds the thread for ${formatTime(event.durationMs)}`;
    case 'fetch-started':
      return `asks for ${event.url}`;
    case 'fetch-ended':
      return event.error === undefined
        ? `gets ${event.url} (status ${event.status}, ${event.bytes} bytes)`
        : `does not get ${event.url}: ${event.error}`;
    case 'sent':
      return `sends a message (${event.channel})`;
    case 'received':
      return `gets a message (${event.channel})`;
    case 'picture':
      return `paints ${event.label}`;
    case 'choice':
      return `is picked: ${describeLane(lanes, event.chosen)}, of ${event.enabled.map((lane) => describeLane(lanes, lane)).join(', ')}`;
    default:
      return event satisfies never;
  }
}

/** One plain sentence for an event: `0.7 s · countdown A · prints “A 3” · main.ts:7`. */
export function describeEvent(event: TraceEvent, lanes: readonly Lane[]): string {
  const parts = [formatTime(event.at), describeLane(lanes, event.lane), describeDetail(event, lanes)];
  if (event.site !== null) parts.push(`${event.site.file}:${event.site.line}`);
  return parts.join(' · ');
}

const SHOWN_LENGTH = 80;

/** Output as one short line: no final line break, control characters as symbols. */
export function showText(text: string): string {
  const line = text
    .replace(/\r?\n$/, '')
    .replace(/\n/g, ' ⏎ ')
    // eslint-disable-next-line no-control-regex -- control characters are what is replaced
    .replace(/[\u0000-\u001f]/g, (char) => String.fromCodePoint(0x2400 + char.charCodeAt(0)));
  return line.length > SHOWN_LENGTH ? `${line.slice(0, SHOWN_LENGTH - 1)}…` : line;
}
