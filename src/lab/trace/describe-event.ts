import { describeAccess } from './describe-access.ts';
import type { Lane, SharedObject, TraceEvent, WaitTarget } from './event.ts';
import { formatTime } from './format-time.ts';
import { nameCell } from './name-cell.ts';

/** The name of a lane as the learner reads it. */
export function describeLane(lanes: readonly Lane[], lane: number): string {
  return lanes[lane]?.label ?? `lane ${lane}`;
}

/** What a suspended lane waits for, as words after "waits for". */
export function describeWait(
  on: WaitTarget,
  lanes: readonly Lane[],
  objects: readonly SharedObject[] = [],
): string {
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
    case 'chosen':
      return 'its turn, while another goes on';
    case 'lock': {
      const holder = on.holder === null ? '' : ` (held by ${describeLane(lanes, on.holder)})`;
      return `${nameLock(on.object, on.address, objects)}${holder}`;
    }
    case 'memory':
      return `news of ${nameCell(objects, on.object, on.address)}`;
    case 'thread':
      return `the end of ${describeLane(lanes, on.lane)}`;
    case 'message':
      return 'a message';
    default:
      return on satisfies never;
  }
}

/** `lock m[0]`, or `channel c`. */
export function nameLock(object: number, address: number, objects: readonly SharedObject[]): string {
  const kind = objects.find(({ id }) => id === object)?.kind === 'channel' ? 'channel' : 'lock';
  return `${kind} ${nameCell(objects, object, address)}`;
}

/** What happened, as a predicate of its lane: `prints “A 3”`. */
export function describeDetail(
  event: TraceEvent,
  lanes: readonly Lane[],
  objects: readonly SharedObject[] = [],
): string {
  switch (event.type) {
    case 'started':
      return 'starts';
    case 'suspended':
      return `waits for ${describeWait(event.on, lanes, objects)}`;
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
    case 'spawned':
      return `starts thread ${describeLane(lanes, event.thread)}`;
    case 'joined':
      return `joins thread ${describeLane(lanes, event.thread)}`;
    case 'access':
      return describeAccess(event, objects);
    case 'acquired':
      return `takes ${nameLock(event.object, event.address, objects)}`;
    case 'released':
      return `gives back ${nameLock(event.object, event.address, objects)}`;
    case 'choice':
      return describeChoice(event, lanes);
    default:
      return event satisfies never;
  }
}

function describeChoice(
  { of, enabled, chosen, index }: Extract<TraceEvent, { type: 'choice' }>,
  lanes: readonly Lane[],
): string {
  const name = describeLane(lanes, chosen);
  if (of === 'event') return `choice: number ${index + 1} of ${enabled.length} comes first, for ${name}`;
  const others = enabled.filter((lane) => lane !== chosen).map((lane) => describeLane(lanes, lane));
  return `choice: ${name} goes on, not ${others.join(', ')}`;
}

/** One plain sentence for an event: `0.7 s · countdown A · prints “A 3” · main.ts:7`. */
export function describeEvent(
  event: TraceEvent,
  lanes: readonly Lane[],
  objects: readonly SharedObject[] = [],
  when: string = formatTime(event.at),
): string {
  const parts = [when, describeLane(lanes, event.lane), describeDetail(event, lanes, objects)];
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
