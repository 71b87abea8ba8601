import { OP, STEP, STEP_WIDTH } from './step-log.ts';

/** How often a thread was interrupted: steps of another thread than the one before, which could have gone on. */
export function countPreemptions(steps: Float64Array, count: number): number {
  let preemptions = 0;
  let last = -1;
  for (let k = 0; k < count; k++) {
    const row = k * STEP_WIDTH;
    // An event is picked within a step; its `enabled` counts candidates.
    if (steps[row + STEP.op] === OP.event) continue;
    const thread = steps[row + STEP.thread] as number;
    if (last >= 0 && thread !== last && (((steps[row + STEP.enabled] as number) >>> last) & 1) === 1) {
      preemptions++;
    }
    last = thread;
  }
  return preemptions;
}
