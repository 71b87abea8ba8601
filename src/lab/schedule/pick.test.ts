import { describe, expect, test } from 'vitest';
import { initPick, notePerformed, PICK_NUMBERS, pickEvent, pickThread } from './pick.ts';
import { FLAG, OP, STEP, STEP_WIDTH } from './step-log.ts';
import type { Continuation } from './types.ts';

const POLICIES: Continuation[] = [
  { type: 'fifo' },
  { type: 'search' },
  { type: 'random', seed: 3 },
  { type: 'pct', seed: 3, depth: 3, length: 20 },
  { type: 'urw', seed: 3, expected: [5, 5, 5, 5] },
  { type: 'pos', seed: 3 },
];

const memory = new Float64Array(PICK_NUMBERS);
const pending = new Float64Array(31 * STEP_WIDTH);

function toStep(thread: number, object: number): Float64Array {
  const row = new Float64Array(STEP_WIDTH);
  row[STEP.thread] = thread;
  row[STEP.op] = OP.write;
  row[STEP.object] = object;
  row[STEP.size] = 4;
  row[STEP.flags] = FLAG.writes;
  return row;
}

/** The threads that go when the same four stay enabled. */
function walk(policy: Continuation, count: number): number[] {
  initPick(memory, policy);
  const picked: number[] = [];
  for (let k = 0; k < count; k++) {
    const thread = pickThread(memory, 0b1111, picked.at(-1) ?? 0, 0);
    notePerformed(memory, toStep(thread, -1), 0, pending, 0b1111);
    picked.push(thread);
  }
  return picked;
}

describe('any policy', () => {
  test.each(POLICIES)('[S2] $type picks the same again', (policy) => {
    expect(walk(policy, 40)).toEqual(walk(policy, 40));
  });

  test.each(POLICIES)('$type picks only who is enabled and awake', (policy) => {
    initPick(memory, policy);
    for (let mask = 1; mask < 1_024; mask++) {
      const asleep = (mask * 7) & 0b1010101010;
      const thread = pickThread(memory, mask, mask % 10, asleep);
      const open = mask & ~asleep;
      expect(thread < 0 ? open === 0 : ((open >>> thread) & 1) === 1).toBe(true);
    }
    expect(pickThread(memory, 0x4000_0000, 3, 0)).toBe(30);
  });

  test.each(POLICIES)('$type picks events within their number', (policy) => {
    initPick(memory, policy);
    const picked = new Set(Array.from({ length: 100 }, () => pickEvent(memory, 3)));
    const isRandom = policy.type !== 'fifo' && policy.type !== 'search';
    expect([...picked].sort()).toEqual(isRandom ? [0, 1, 2] : [0]);
  });
});

describe('fifo', () => {
  test('goes on with the running thread, else with the one that waits longest', () => {
    initPick(memory, { type: 'fifo' });
    expect(pickThread(memory, 0b111, 0, 0)).toBe(0);
    expect(pickThread(memory, 0b111, 0, 0)).toBe(0);
    expect(pickThread(memory, 0b110, 0, 0)).toBe(1);
    expect(pickThread(memory, 0b101, 1, 0)).toBe(2);
    expect(pickThread(memory, 0b011, 2, 0)).toBe(0);
    expect(pickThread(memory, 0b110, 0, 0)).toBe(1);
  });
});

describe('search', () => {
  test('passes over those who sleep, lowest number first', () => {
    initPick(memory, { type: 'search' });
    expect(pickThread(memory, 0b1110, 2, 0)).toBe(2);
    expect(pickThread(memory, 0b1110, 2, 0b0100)).toBe(1);
    expect(pickThread(memory, 0b1110, 0, 0b0010)).toBe(2);
    expect(pickThread(memory, 0b1110, 2, 0b1110)).toBe(-1);
  });
});

describe('random policies', () => {
  test('random gives each the same chance', () => {
    const picked = walk({ type: 'random', seed: 5 }, 4_000);
    for (let t = 0; t < 4; t++) {
      expect(Math.abs(picked.filter((thread) => thread === t).length - 1_000)).toBeLessThan(120);
    }
  });

  test('pct lowers the running thread no more often than its depth allows', () => {
    for (let seed = 0; seed < 50; seed++) {
      const picked = walk({ type: 'pct', seed, depth: 3, length: 20 }, 30);
      expect(picked.filter((thread, k) => k > 0 && thread !== picked[k - 1]).length).toBeLessThanOrEqual(2);
    }
  });

  test('urw makes all orders of two threads about equally likely, also when one is much longer', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 3_000; seed++) {
      initPick(memory, { type: 'urw', seed: seed * 7_919, expected: [1, 5] });
      const left = [1, 5];
      let order = '';
      while (left[0]! + left[1]! > 0) {
        const mask = (left[0]! > 0 ? 1 : 0) | (left[1]! > 0 ? 2 : 0);
        const thread = pickThread(memory, mask, 0, 0);
        notePerformed(memory, toStep(thread, -1), 0, pending, 0b11);
        left[thread]!--;
        order += String(thread);
      }
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(90);
  });

  test('pos draws anew for those that stand before something dependent, and only for them', () => {
    pending.set(toStep(1, 7), STEP_WIDTH);
    pending.set(toStep(2, 8), 2 * STEP_WIDTH);
    initPick(memory, { type: 'pos', seed: 3 });
    const before = [...memory];
    notePerformed(memory, toStep(0, 7), 0, pending, 0b0110);
    const changed = [...memory.keys()].filter((k) => memory[k] !== before[k]);
    // The generator's own state, thread 0 and thread 1.
    expect(changed).toEqual([1, 8, 9]);
  });
});
