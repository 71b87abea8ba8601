import type { RunResult } from '../../../lab/index.ts';
import { describeWait, findThread } from '../../../lab/trace/index.ts';
import type { LaneId, Site, TraceEvent } from '../../../lab/trace/index.ts';

/** Where a lane stands while the run is paused. */
export interface Standing {
  lane: LaneId;
  site: Site | null;
  /** What it would do next, or what it waits for. */
  note: string;
  /** Its number among what there is to pick from, 1-based; 0 when it cannot go. */
  key: number;
}

/** Where all lanes of a paused run stand: those that can be picked first, then the threads that cannot go. */
export function findStandings(result: RunResult | null): Standing[] {
  if (result === null) return [];
  const options = (result.next?.options ?? []).map(({ lane, site, action }, index): Standing => ({
    lane,
    site,
    note: action,
    key: index + 1,
  }));
  return [...options, ...findStuck(result, new Set(options.map(({ lane }) => lane)))];
}

/** Threads that have begun, are not over, and cannot be picked. */
function findStuck({ trace, outcome }: RunResult, picked: ReadonlySet<LaneId>): Standing[] {
  const { lanes, objects } = trace.header;
  if (outcome.type === 'deadlocked')
    return outcome.waiting.map(({ lane, site, ...wait }) => ({
      lane,
      site,
      note: `waits for ${wait.for}`,
      key: 0,
    }));
  const last = new Map<LaneId, TraceEvent>();
  const sites = new Map<LaneId, Site>();
  for (const event of trace.events) {
    if (event.type === 'choice') continue;
    last.set(event.lane, event);
    if (event.site !== null) sites.set(event.lane, event.site);
  }
  return lanes.flatMap(({ id }) => {
    const event = last.get(id);
    const isThread = findThread(lanes, id) === id;
    if (!isThread || picked.has(id) || event?.type !== 'suspended') return [];
    if (event.on.type === 'chosen') return [];
    return [
      {
        lane: id,
        site: sites.get(id) ?? null,
        note: `waits for ${describeWait(event.on, lanes, objects)}`,
        key: 0,
      },
    ];
  });
}

/** The text of the line that a lane stands on. */
export function findLine(files: Readonly<Record<string, string>>, site: Site | null): string {
  if (site === null) return '';
  return (files[site.file]?.split('\n')[site.line - 1] ?? '').trim();
}
