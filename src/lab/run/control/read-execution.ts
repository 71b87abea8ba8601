import type { WaitLink } from '../../explore/types.ts';
import { OP, type Continuation, type Report } from '../../schedule/index.ts';
import type { LaneId, Site } from '../../trace/event.ts';
import type { ObjectNames } from '../object-names.ts';
import type { ErrorReport, Outcome, PolicyName, RunLimits, WaitingLane } from '../types.ts';
import type { ExecutionReport } from './messages.ts';

/** What makes the choices that a schedule leaves open. */
export function toContinuation(policy: PolicyName, seed: number): Continuation {
  switch (policy) {
    case 'fifo':
      return { type: 'fifo' };
    case 'manual':
      return { type: 'pause' };
    case 'random':
      return { type: 'random', seed };
    case 'pct':
      return { type: 'pct', seed, depth: 3, length: 60 };
    case 'urw':
      return { type: 'urw', seed, expected: [] };
    case 'pos':
      return { type: 'pos', seed };
  }
}

/** What an execution's own numbers are called. */
export interface OutcomeNames {
  toReport(report: Report): ErrorReport;
  toSite(site: number): Site | null;
  waiting(): WaitingLane[];
}

/** How an execution ended, as runs say it. */
export function toOutcome(
  { end, reports }: { end: ExecutionReport['end']; reports: readonly Report[] },
  names: OutcomeNames,
): Outcome {
  const thrown = reports.find(({ type }) => type === 'threw');
  switch (end) {
    case 'complete':
      return thrown ? { type: 'threw', error: names.toReport(thrown) } : { type: 'finished' };
    case 'stuck':
      return { type: 'deadlocked', waiting: names.waiting() };
    case 'limit': {
      const limit = reports.find(({ type }) => type === 'limit');
      return {
        type: 'outOfSteps',
        limit: (limit?.detail ?? 'steps') as keyof RunLimits,
        message: limit?.text ?? 'The program took more steps than one explored run may take.',
        site: names.toSite(limit?.site ?? -1),
      };
    }
    case 'paused':
    case 'stopped':
    case 'blocked':
      return { type: 'stopped' };
    default:
      return { type: 'crashed', message: 'The realm of a thread died.' };
  }
}

/** How lanes and places are read, for sentences about threads. */
export interface ThreadNames {
  laneOf: (thread: number) => LaneId;
  label: (thread: number) => string;
  toSite: (site: number) => Site | null;
  /** Name of what stands at a place: a callee, an element. */
  toName: (site: number) => string;
}

/** Who waits for whom, in words. */
export function describeWaiting(
  links: readonly WaitLink[],
  names: ThreadNames,
  objects: ObjectNames,
): WaitingLane[] {
  return links.map((link) => {
    const other = link.waitsFor < 0 ? null : link.waitsFor;
    const otherLabel = other === null ? null : names.label(other);
    return {
      lane: names.laneOf(link.thread),
      label: names.label(link.thread),
      site: names.toSite(link.site),
      for: toWanted(link.op, names.toName(link.site), otherLabel, objects.elementAt(link.site)),
      waitsFor: other === null ? null : names.laneOf(other),
      holderSite: names.toSite(link.holderSite),
    };
  });
}

/** What a thread waits for: `left.lock`, `thread B`, `a message`. */
export function toWanted(op: number, name: string, other: string | null, element: string): string {
  switch (op) {
    case OP.join:
      return other === null ? 'the end of a thread' : `the end of ${other}`;
    case OP.acquire:
      return name === '' ? 'a lock' : name.replace(/\.(lock|acquire|read|write)\w*$/, '');
    case OP.wake:
    case OP.wait:
      return element === '' ? 'a notification' : `a notification at ${element}`;
    case OP.read:
    case OP.swap:
      return element === '' ? 'memory to change' : `${element} to change`;
    default:
      return 'something that nobody will do any more';
  }
}
