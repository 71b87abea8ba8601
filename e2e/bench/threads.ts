import type { Page } from 'playwright-core';
import { openEmbed, type Embed } from '../../src/cli/embed-driver.ts';
import { median, toLimit, type Row } from './row.ts';
import type { Served } from './serve-texts.ts';

/** A worker that gives each turn straight back: what a hand-off costs at best. */
export const THREAD_FILES: Served = {
  '/hand-off.js': {
    type: 'text/javascript',
    body: `onmessage = ({ data: cell }) => {
  postMessage(0);
  for (;;) {
    while (Atomics.load(cell, 0) !== 1) Atomics.wait(cell, 0, 0);
    Atomics.store(cell, 0, 0);
    Atomics.notify(cell, 0);
  }
};`,
  },
  '/hand-off-lead.js': {
    type: 'text/javascript',
    body: `onmessage = ({ data: { cell, count } }) => {
  const from = performance.now();
  for (let k = 0; k < count; k++) {
    Atomics.store(cell, 0, 1);
    Atomics.notify(cell, 0);
    while (Atomics.load(cell, 0) !== 0) Atomics.wait(cell, 0, 1);
  }
  postMessage((performance.now() - from) / count / 2);
};`,
  },
};

const ROUNDS = 5;
const EXECUTIONS = 600;
const SWITCHES = [6, 14, 20];
/** The price of a switch is read off the difference between few and many. */
const MANY = 220;

/** Two threads that sleep in turn: each sleep gives the turn to the other, and nothing is left to choose. */
function toHops(switches: number): Record<string, string> {
  return {
    'main.ts': `import { spawn } from 'lab';
const threads = [1, 2].map((first) => spawn(() => import('./w.ts'), 'hop', first, ${switches / 2}));
for (const thread of threads) await thread.join();`,
    'w.ts': `import { blockingSleep } from 'lab';
export function hop(first: number, count: number): void {
  blockingSleep(first);
  for (let k = 1; k < count; k++) blockingSleep(2);
}`,
  };
}

/** One thread that does nothing, or none. */
const toSpawns = (count: number): Record<string, string> => ({
  'main.ts': `import { spawn } from 'lab';
for (let k = 0; k < ${count}; k++) await spawn(() => import('./w.ts'), 'rest').join();`,
  'w.ts': 'export function rest(): void {}',
});

/** Milliseconds of one execution of each program, on workers that have run it before; in turns, so that all share the machine's moods. */
async function timeExecutions(embed: Embed, programs: readonly Record<string, string>[]): Promise<number[]> {
  const times = programs.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [k, files] of programs.entries()) {
      const explore = async (runs: number): Promise<number> => {
        const budget = { runs, ms: 60_000 };
        const reply = await embed.request('explore', { files, strategy: 'random', budget });
        if (!reply.ok) throw new Error(reply.error.message);
        return reply.result.elapsed / reply.result.runs;
      };
      await explore(50); // its workers are new
      times[k]?.push(await explore(EXECUTIONS));
    }
  }
  return times.map(median);
}

async function timeHandOff(blank: Page): Promise<number> {
  const times = await blank.evaluate(async (rounds) => {
    const all: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const cell = new Int32Array(new SharedArrayBuffer(4));
      const other = new Worker('/hand-off.js');
      other.postMessage(cell);
      await new Promise((resolve) => (other.onmessage = resolve));
      const lead = new Worker('/hand-off-lead.js');
      lead.postMessage({ cell, count: 5000 });
      all.push(
        await new Promise<number>((resolve) => (lead.onmessage = ({ data }) => resolve(data as number))),
      );
      lead.terminate();
      other.terminate();
    }
    return all;
  }, ROUNDS);
  return median(times);
}

const toUs = (ms: number): string => `${(ms * 1000).toFixed(1)} µs`;

/** Controlled threads: a switch against a raw hand-off, executions a second, and a thread's whole life. */
export async function measureThreads(page: Page, blank: Page, siteUrl: string): Promise<Row[]> {
  const embed = await openEmbed(page, siteUrl);
  const rawMs = await timeHandOff(blank);
  const programs = [...[...SWITCHES, MANY].map(toHops), toSpawns(1), toSpawns(4)];
  const times = await timeExecutions(embed, programs);
  const [oneMs = NaN, fourMs = NaN] = times.slice(-2);
  const manyMs = times[SWITCHES.length] ?? NaN;
  const switchMs = (manyMs - (times[SWITCHES.length - 1] ?? NaN)) / (MANY - 20);
  const spawnMs = (fourMs - oneMs) / 3;
  return [
    toLimit('hand-off between two workers, Atomics.wait and notify', toUs(rawMs)),
    {
      what: 'threads in turns: one more switch',
      measured: toUs(switchMs),
      against: `hand-off ${toUs(rawMs)}`,
      ratio: switchMs / rawMs,
      target: 2,
    },
    ...SWITCHES.map((switches, k) =>
      toLimit(
        `executions a second, ${switches} switches beside start and end of two threads`,
        `${Math.round(1000 / (times[k] ?? NaN))}/s`,
      ),
    ),
    {
      what: 'threads in turns: spawn and join of one more',
      measured: toUs(spawnMs),
      against: `hand-off ${toUs(rawMs)}`,
      ratio: spawnMs / rawMs,
      target: null,
    },
  ];
}
