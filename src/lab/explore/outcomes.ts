import { countPreemptions, type Execution } from '../schedule/index.ts';
import type { Cells } from './cells.ts';
import { findLostUpdate } from './lost-update.ts';
import { toOutcomeKey } from './outcome-key.ts';
import type { ExploreOptions, FoundOutcome } from './types.ts';
import { findWaitLinks } from './wait-links.ts';

/** Gathers outcomes, each with how often it came and the simplest run that shows it (E5, E6). */
export interface Outcomes {
  /** @returns the outcome's index */
  add(execution: Execution, end: FoundOutcome['end']): number;
  readonly found: FoundOutcome[];
}

/** An empty list of outcomes. */
export function createOutcomes(cells: Cells, outputs: ExploreOptions['outputs']): Outcomes {
  const found: FoundOutcome[] = [];
  const indexes = new Map<string, number>();
  return {
    found,
    add(execution, end) {
      const key = toOutcomeKey(execution, outputs);
      const preemptions = countPreemptions(execution.steps, execution.stepCount);
      let index = indexes.get(key);
      const known = index === undefined ? undefined : found[index];
      if (known !== undefined) {
        known.count++;
        const isSimpler =
          preemptions < known.preemptions ||
          (preemptions === known.preemptions && execution.choices.length < known.choices.length);
        if (!isSimpler) return index as number;
      }
      index ??= found.length;
      indexes.set(key, index);
      found[index] = {
        key,
        end,
        reports: execution.reports.map((report) => ({ ...report })),
        count: known?.count ?? 1,
        choices: execution.choices.slice(),
        preemptions,
        waiting: end === 'stuck' ? findWaitLinks(execution) : [],
        cause: end === 'complete' ? findLostUpdate(execution, cells) : null,
      };
      return index;
    },
  };
}
