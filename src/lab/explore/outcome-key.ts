import { STEP, STEP_WIDTH, type Execution, type Report } from '../schedule/index.ts';
import type { ExploreOptions } from './types.ts';

/**
 * A text that is equal for executions that people would call equal: how it ended, what was printed and reported, and for a stuck
 * one who stands where. `ordered`: in the order of the whole run, whoever wrote it; `perLane`: thread by thread.
 */
export function toOutcomeKey(execution: Execution, outputs: ExploreOptions['outputs']): string {
  const parts: unknown[] = [execution.end];
  if (outputs === 'ordered') {
    for (const report of execution.reports) parts.push(toPart(report));
  } else {
    const byThread = new Map<number, unknown[]>();
    for (const report of execution.reports) {
      const own = byThread.get(report.thread);
      if (own === undefined) byThread.set(report.thread, [toPart(report)]);
      else own.push(toPart(report));
    }
    for (const thread of [...byThread.keys()].sort((a, b) => a - b))
      parts.push([thread, byThread.get(thread)]);
  }
  if (execution.end === 'stuck') parts.push(toPlaces(execution));
  return JSON.stringify(parts);
}

function toPart(report: Report): unknown {
  return report.type === 'output'
    ? report.text
    : { [report.type]: report.detail, text: report.text, site: report.site };
}

/** Where the waiting threads stand: a thread and a site each, by thread. */
function toPlaces({ pending, pendingCount }: Execution): number[][] {
  const places: number[][] = [];
  for (let k = 0; k < pendingCount; k++) {
    const s = k * STEP_WIDTH;
    places.push([pending[s + STEP.thread] as number, pending[s + STEP.site] as number]);
  }
  return places.sort((a, b) => (a[0] as number) - (b[0] as number));
}
