import type { RunProgress } from './run/types.ts';
import type { LiveRun } from './session-types.ts';

const MAIN_LANE = { id: 0, kind: 'task', label: 'main', parent: null } as const;

/** A run before anything was heard of it. */
export const EMPTY_RUN: LiveRun = {
  events: [],
  lanes: [MAIN_LANE],
  output: [],
  alive: { timers: 0, requests: 0, threads: 0 },
};

/** The run with what was heard since. Arrays that did not grow stay the same ones. */
export function growLiveRun(live: LiveRun, heard: readonly RunProgress[]): LiveRun {
  const events = heard.flatMap((progress) => (progress.type === 'events' ? progress.events : []));
  const lanes = heard.flatMap((progress) => (progress.type === 'events' ? progress.lanes : []));
  const output = heard.flatMap((progress) => (progress.type === 'events' ? progress.output : []));
  const alive = heard.findLast((progress) => progress.type === 'alive')?.alive ?? live.alive;
  return {
    events: events.length > 0 ? live.events.concat(events) : live.events,
    lanes: lanes.length > 0 ? live.lanes.concat(lanes) : live.lanes,
    output: output.length > 0 ? live.output.concat(output) : live.output,
    alive,
  };
}
