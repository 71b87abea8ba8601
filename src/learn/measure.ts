import type { RunResult } from '../lab/run/types.ts';
import type { LaneId, Trace } from '../lab/trace/event.ts';
import { isVerdict, type Evidence } from './evidence.ts';
import { measureVerdict } from './measure-verdict.ts';
import { toPrintedLines } from './output-lines.ts';
import type { PrintedLine } from './output-lines.ts';
import { isOfVerdict, type Measure, type MeasureValue, type RunMeasure } from './question.ts';

/** What was read off a run, and the trace event that shows it best. */
export interface Measured {
  value: MeasureValue;
  /** Index of the event to look at; -1 when there is none. */
  event: number;
}

/** Reads one thing off a finished run, or off what exploring says; null when it cannot be read off this. */
export function measure(what: Measure, evidence: Evidence): MeasureValue {
  return findMeasured(what, evidence).value;
}

/** Reads one thing, with the event to look at. */
export function findMeasured(what: Measure, evidence: Evidence): Measured {
  if (isOfVerdict(what))
    return { value: isVerdict(evidence) ? measureVerdict(what, evidence) : null, event: -1 };
  return isVerdict(evidence) ? { value: null, event: -1 } : findInRun(what, evidence);
}

function findInRun(what: RunMeasure, result: RunResult): Measured {
  const lines = toPrintedLines(result.output);
  const { events, header } = result.trace;
  const last = events.at(-1)?.i ?? -1;
  switch (what.type) {
    case 'elapsed':
      return { value: result.elapsed, event: last };
    case 'line':
      return { value: lines[what.index]?.text ?? '', event: lines[what.index]?.event ?? -1 };
    case 'lineAt':
      return ofLine(find(lines, what.text), (line) => line.at);
    case 'lineIndex':
      return ofLine(find(lines, what.text), (line) => lines.indexOf(line));
    case 'first':
      return ofLine(
        lines.find((line) => what.of.includes(line.text)),
        (line) => line.text,
      );
    case 'lineCount': {
      const counted = what.text === undefined ? lines : lines.filter((line) => line.text === what.text);
      return { value: counted.length, event: counted.at(-1)?.event ?? -1 };
    }
    case 'overlaps':
      return { value: countOverlaps(result.trace), event: -1 };
    case 'lanes':
      return { value: header.lanes.length, event: -1 };
    case 'threads':
      return {
        value: 1 + header.lanes.filter((lane) => lane.kind === 'thread' && lane.id !== 0).length,
        event: -1,
      };
    case 'outcome':
      return { value: result.outcome.type, event: last };
    case 'eventCount': {
      const counted = events.filter((event) => event.type === what.event);
      return { value: counted.length, event: counted.at(-1)?.i ?? -1 };
    }
  }
}

function find(lines: readonly PrintedLine[], text: string): PrintedLine | undefined {
  return lines.find((line) => line.text === text);
}

function ofLine(line: PrintedLine | undefined, value: (line: PrintedLine) => MeasureValue): Measured {
  return line === undefined ? { value: null, event: -1 } : { value: value(line), event: line.event };
}

/** Number of stretches of time, longer than an instant, in which two or more threads run. */
function countOverlaps({ header, events }: Trace): number {
  const parents = new Map(header.lanes.map((lane) => [lane.id, lane]));
  const threadOf = (id: LaneId): LaneId => {
    const lane = parents.get(id);
    return lane === undefined || lane.parent === null || lane.kind === 'thread' ? id : threadOf(lane.parent);
  };
  const edges: { at: number; thread: LaneId; change: 1 | -1 }[] = [];
  for (const event of events) {
    const opens = event.type === 'started' || event.type === 'resumed';
    const closes = event.type === 'suspended' || event.type === 'returned' || event.type === 'ended';
    if (opens || closes) edges.push({ at: event.at, thread: threadOf(event.lane), change: opens ? 1 : -1 });
  }
  edges.sort((a, b) => a.at - b.at || a.change - b.change);
  const depth = new Map<LaneId, number>();
  let running = 0;
  let since = -1;
  let overlaps = 0;
  for (const { at, thread, change } of edges) {
    const before = depth.get(thread) ?? 0;
    const after = Math.max(0, before + change);
    depth.set(thread, after);
    if (before > 0 === after > 0) continue;
    const isOverlapping = running >= 2;
    running += change;
    if (!isOverlapping && running >= 2) since = at;
    if (isOverlapping && running < 2 && at > since) overlaps += 1;
  }
  return overlaps;
}
