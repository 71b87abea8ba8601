import type { Program } from '../../compile/types.ts';
import { describeCause, type Findings, type FoundOutcome } from '../../explore/index.ts';
import { encodeSchedule, type Choice, type Report } from '../../schedule/index.ts';
import { STREAMS } from '../wire.ts';
import { createObjectNames } from '../object-names.ts';
import { createSiteReader } from '../site-reader.ts';
import type { ExploredOutcome, Finding, Verdict } from '../types.ts';
import { describeWaiting, toOutcome, type ThreadNames } from './read-execution.ts';

/** What an exploration found, with names and lines. Lanes are thread numbers here: each run has lanes of its own. */
export function toVerdict(
  program: Program,
  findings: Findings,
  elapsed: number,
  outputs: 'ordered' | 'perLane',
): Verdict {
  const places = createSiteReader(program.sites);
  const objects = createObjectNames(program);
  const count = Math.max(1, ...findings.outcomes.map((outcome) => countThreads(outcome)));
  const threads = Array.from({ length: count }, (_, t) => (t === 0 ? 'main' : toThreadName(t)));
  const names: ThreadNames = {
    laneOf: (thread) => thread,
    label: (thread) => threads[thread] ?? toThreadName(thread),
    toSite: places.toSite,
    toName: places.toName,
  };
  const toSchedule = (choices: Choice[]): string => encodeSchedule({ program: program.hash, choices });
  const toLine = (site: number): string => {
    const place = places.toSite(site);
    if (!place) return 'an unknown line';
    return place.file === 'main.ts' ? `line ${place.line}` : `${place.file}, line ${place.line}`;
  };

  function toExplored(found: FoundOutcome): ExploredOutcome {
    const outcome = toOutcome(found, {
      toReport: ({ detail, text, site }) => {
        const place = places.toSite(site);
        return {
          name: detail,
          message: text,
          frames: place ? [{ site: place, name: 'top level', async: false }] : [],
        };
      },
      toSite: places.toSite,
      waiting: () => describeWaiting(found.waiting, names, objects),
    });
    const { cause } = found;
    const reason =
      cause === null
        ? null
        : describeCause(cause, {
            thread: names.label,
            object: () =>
              objects.elementAt(cause.read.site) || objects.elementAt(cause.write.site) || 'memory',
            line: toLine,
          });
    const output = found.reports.filter(({ type }) => type === 'output').map(toWrite);
    const text = output.map((write) => write.text).join('');
    const key = outcome.type === 'finished' && outputs === 'ordered' ? text : found.key;
    return {
      key: outcome.type === 'finished' ? key : found.key,
      outcome,
      output,
      count: found.count,
      schedule: toSchedule(found.choices),
      preemptions: found.preemptions,
      reason,
    };
  }

  const outcomes = findings.outcomes.map(toExplored);
  return {
    exhaustive: findings.exhaustive,
    strategy: findings.strategy,
    runs: findings.runs,
    traces: findings.traces,
    blocked: findings.blocked,
    outcomes,
    findings: [...collectFindings(outcomes, findings, places.toSite), ...toRaces()],
    spinsCollapsed: findings.spinsCollapsed,
    cutShort: findings.cutShort,
    paths: findings.paths,
    threads,
    elapsed,
  };

  function toRaces(): (Finding & { schedule: string })[] {
    return findings.races.map(({ first, second, choices }) => ({
      type: 'dataRace' as const,
      name: objects.elementAt(first.site) || objects.elementAt(second.site) || 'memory',
      first: { lane: first.thread, site: places.toSite(first.site), writes: first.writes },
      second: { lane: second.thread, site: places.toSite(second.site), writes: second.writes },
      schedule: toSchedule(choices),
    }));
  }
}

/** Findings that outcomes bring along: deadlocks, failed assertions, rejections; each once, by its simplest run. */
function collectFindings(
  outcomes: readonly ExploredOutcome[],
  { outcomes: found }: Findings,
  toSite: ThreadNames['toSite'],
): (Finding & { schedule: string })[] {
  const list: (Finding & { schedule: string })[] = [];
  const seen = new Set<string>();
  outcomes.forEach(({ outcome, schedule }, index) => {
    if (outcome.type === 'deadlocked') list.push({ type: 'deadlock', waiting: outcome.waiting, schedule });
    for (const { type, text, detail, site } of found[index]?.reports ?? []) {
      const key = `${type} ${site} ${detail} ${text}`;
      if (type === 'output' || seen.has(key)) continue;
      seen.add(key);
      const at = 0;
      if (type === 'assertion') {
        list.push({ type: 'failedAssertion', message: text, site: toSite(site), at, schedule });
      } else if (type === 'rejection') {
        const error = { name: detail, message: text, frames: [] };
        list.push({ type: 'unhandledRejection', error, at, schedule });
      } else if (type === 'lost') list.push({ type: 'lostMessage', message: text, at, schedule });
    }
  });
  return list;
}

function toWrite({ thread, detail, text }: Report): ExploredOutcome['output'][number] {
  return { at: 0, lane: thread, stream: STREAMS[Number(detail)] ?? 'log', text };
}

function countThreads({ reports, waiting, choices, cause }: FoundOutcome): number {
  const seen = [
    ...reports.map(({ thread }) => thread),
    ...waiting.map(({ thread }) => thread),
    ...choices.map(({ kind, enabled }) => (kind === 'thread' ? 31 - Math.clz32(enabled) : 0)),
    cause?.read.thread ?? 0,
  ];
  return 1 + Math.max(...seen, 0);
}

/** Threads are told apart by letters, in the order in which they are started: A, B, … */
function toThreadName(thread: number): string {
  return String.fromCharCode(64 + thread);
}
