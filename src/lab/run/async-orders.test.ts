import { describe, expect, test } from 'vitest';
import { toText, withProgram } from './trial/in-node.ts';
import type { Verdict } from './types.ts';

/** Every order of events of a program without threads; a request takes any time. */
async function explore(main: string, shows = (verdict: Verdict): unknown => verdict): Promise<unknown> {
  const files = { 'main.ts': `const gap = (): Promise<unknown> => fetch('/net/gap');\n${main}` };
  return withProgram(files, async (open) => {
    const verdict = await open.explore();
    for (const outcome of verdict.outcomes) {
      const replayed = await open.run({ schedule: outcome.schedule });
      expect(toText(replayed)).toBe(toText(outcome));
      expect(replayed.outcome.type).toBe(outcome.outcome.type);
    }
    return shows(verdict);
  });
}

const toCounts = ({ exhaustive, runs, outcomes }: Verdict): unknown => ({
  exhaustive,
  runs,
  counts: Object.fromEntries(
    outcomes.map((found) => [toText(found).trim() || found.outcome.type, found.count]),
  ),
});

const INCREMENT = `
let counter = 0;
async function add(): Promise<void> { await gap(); await gap(); const value = counter; await gap(); counter = value + 1; }
await Promise.all([add(), add()]);
console.log(counter);`;

/** Compare and swap: nothing comes between the look and the write. */
const SWAP = `
let counter = 0;
function swap(from: number, to: number): boolean {
  if (counter !== from) return false;
  counter = to;
  return true;
}
async function add(): Promise<void> {
  await gap(); await gap();
  for (;;) {
    const value = counter;
    await gap();
    if (swap(value, value + 1)) return;
  }
}
await Promise.all([add(), add()]);
console.log(counter);`;

const philosophers = (last: string): string => `
class Fork {
  #free: Promise<void> = Promise.resolve();
  /** Resolves with what puts it back. */
  async take(): Promise<() => void> {
    const before = this.#free;
    let putBack = (): void => {};
    this.#free = new Promise((resolve) => { putBack = resolve; });
    await before;
    return putBack;
  }
}
const [a, b, c] = [new Fork(), new Fork(), new Fork()];
async function dine(first: Fork, second: Fork): Promise<void> {
  await gap();
  const one = await first.take();
  await gap();
  const two = await second.take();
  two(); one();
}
await Promise.all([dine(a, b), dine(b, c), ${last}]);
console.log('fed');`;

describe('orders of events', () => {
  test('[S4] two increments of three events each: 20 schedules, 12 lose one', async () => {
    expect(await explore(INCREMENT, toCounts)).toEqual({
      exhaustive: true,
      runs: 20,
      counts: { 1: 12, 2: 8 },
    });
  });

  test('[S4] with compare-and-swap no schedule loses one', async () => {
    expect(await explore(SWAP)).toMatchObject({
      exhaustive: true,
      outcomes: [{ output: [{ text: '2\n' }] }],
    });
  });

  test('[S4] [E8] philosophers who all take the left fork first can starve', async () => {
    expect(await explore(philosophers('dine(c, a)'), toCounts)).toEqual({
      exhaustive: true,
      runs: 90,
      counts: { deadlocked: 48, fed: 42 },
    });
  });

  test('[S4] with one who takes the other first, none can', async () => {
    expect(await explore(philosophers('dine(a, c)'))).toMatchObject({
      exhaustive: true,
      outcomes: [{ outcome: { type: 'finished' }, output: [{ text: 'fed\n' }] }],
      findings: [],
    });
  });

  test('[S4] timers that are due together keep their order', async () => {
    const main = `setTimeout(() => console.log('A'), 5); setTimeout(() => console.log('B'), 5); void gap;`;
    expect(await explore(main, toCounts)).toEqual({ exhaustive: true, runs: 1, counts: { 'A\nB': 1 } });
  });

  test('[S4] [S6] timers may be late: those whose intervals overlap have no order', async () => {
    const main = `setTimeout(() => console.log('A'), 5); setTimeout(() => console.log('B'), 8); void gap;`;
    const files = { 'main.ts': main.replace(' void gap;', '') };
    const verdicts = await withProgram(files, async (open) => [
      await open.explore(),
      await open.explore({ timerJitterMs: 4 }),
    ]);
    expect(verdicts.map((verdict) => verdict.outcomes.map(toText))).toEqual([
      ['A\nB\n'],
      ['A\nB\n', 'B\nA\n'],
    ]);
  });
});
