import { expect, test } from 'vitest';
import { countPreemptions } from './count-preemptions.ts';
import { OP, STEP, STEP_WIDTH } from './step-log.ts';

function toSteps(rows: readonly { thread: number; enabled: number; op?: number }[]): Float64Array {
  const steps = new Float64Array(rows.length * STEP_WIDTH);
  rows.forEach(({ thread, enabled, op = OP.read }, index) => {
    steps[index * STEP_WIDTH + STEP.thread] = thread;
    steps[index * STEP_WIDTH + STEP.enabled] = enabled;
    steps[index * STEP_WIDTH + STEP.op] = op;
  });
  return steps;
}

test.each([
  {
    name: 'a thread that goes on',
    rows: [
      { thread: 0, enabled: 3 },
      { thread: 0, enabled: 3 },
    ],
    count: 0,
  },
  {
    name: 'a thread that is interrupted',
    rows: [
      { thread: 0, enabled: 3 },
      { thread: 1, enabled: 3 },
    ],
    count: 1,
  },
  {
    name: 'a thread that has to wait',
    rows: [
      { thread: 0, enabled: 3 },
      { thread: 1, enabled: 2 },
    ],
    count: 0,
  },
  {
    name: 'an event, which is picked within a step',
    rows: [
      { thread: 0, enabled: 3 },
      { thread: 0, enabled: 3, op: OP.event },
      { thread: 1, enabled: 2 },
    ],
    count: 0,
  },
  {
    name: 'back and forth',
    rows: [
      { thread: 0, enabled: 3 },
      { thread: 1, enabled: 3 },
      { thread: 0, enabled: 3 },
    ],
    count: 2,
  },
])('[E6] $name: $count', ({ rows, count }) => {
  expect(countPreemptions(toSteps(rows), rows.length)).toBe(count);
});
