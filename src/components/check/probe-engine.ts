import { createCompiler, createRunner, type Program, type RunResult } from '../../lab/index.ts';
import { pageHost } from '../sandbox/page-host.ts';
import type { Answer } from './types.ts';

/** Two lines, the second by a timer. */
const TIMER = `import { sleep } from 'lab';
const late = sleep(20).then(() => console.log('second'));
console.log('first');
await late;
`;

/** Two threads that add ten each to one cell of shared memory. */
const THREADS = {
  'main.ts': `import { spawn } from 'lab';
const cell = new Int32Array(new SharedArrayBuffer(4));
const a = spawn(() => import('./add.ts'), 'add', cell);
const b = spawn(() => import('./add.ts'), 'add', cell);
await a.join();
await b.join();
console.log(cell[0]);
`,
  'add.ts': `export function add(cell: Int32Array): void {
  for (let i = 0; i < 10; i++) Atomics.add(cell, 0, 1);
}
`,
};

const RELOAD = 'Reload this page on a better network, or get the lesson ready while you have one.';

/** The engine of lessons, for probes: its own compiler and sandbox. */
export interface EngineProbes {
  compile: () => Promise<Answer>;
  run: () => Promise<Answer>;
  threads: () => Promise<Answer>;
  dispose: () => void;
}

/** Makes the probes; nothing is fetched before the first of them. */
export function createEngineProbes(): EngineProbes {
  const compiler = createCompiler();
  const runner = createRunner(pageHost);

  async function compile(files: Record<string, string>): Promise<Program> {
    const compiled = await compiler.compile({ files });
    if (compiled.ok) return compiled.program;
    throw new Error(compiled.diagnostics.map(({ message }) => message).join(' '));
  }

  /** Both clocks, one after the other. @returns what went wrong, clock by clock; empty when nothing did */
  async function runBoth(files: Record<string, string>, expected: string): Promise<string[]> {
    const program = await compile(files);
    const faults: string[] = [];
    for (const clock of ['virtual', 'real'] as const) {
      const result = await runner.run(program, { clock });
      if (toText(result) !== expected) faults.push(`on the ${clock} clock it ${describe(result)}`);
    }
    return faults;
  }

  return {
    async compile() {
      const beganMs = performance.now();
      await compile({ 'main.ts': TIMER });
      return { works: 'yes', say: `The compiler is here, its first program took ${toSeconds(beganMs)}.` };
    },
    async run() {
      const faults = await runBoth({ 'main.ts': TIMER }, 'first\nsecond\n');
      if (faults.length === 0)
        return { works: 'yes', say: 'A program ran on the exact clock and on the real one.' };
      return { works: 'no', say: `A small program went wrong: ${faults.join('; ')}.`, todo: RELOAD };
    },
    async threads() {
      const why = runner.whyNoThreads();
      if (why !== null) return { works: 'no', say: describeNoThreads(), todo: toThreadsTodo(why) };
      const faults = await runBoth(THREADS, '20\n');
      if (faults.length === 0)
        return { works: 'yes', say: 'Two threads shared memory, once step by step and once in parallel.' };
      const todo = 'Reload this page. Lessons without threads are not touched by this.';
      return { works: 'no', say: `Two threads were started, and ${faults.join('; ')}.`, todo };
    },
    dispose() {
      compiler.dispose();
      runner.dispose();
    },
  };
}

function toText({ output }: RunResult): string {
  return output.map(({ text }) => text).join('');
}

function describe(result: RunResult): string {
  const { outcome } = result;
  if (outcome.type === 'finished') return `printed “${toText(result).trim()}”`;
  return 'message' in outcome ? `ended as ${outcome.type} (${outcome.message})` : `ended as ${outcome.type}`;
}

function describeNoThreads(): string {
  if (!isSecureContext)
    return 'This page came by http from another machine, where browsers give no shared memory.';
  if (!crossOriginIsolated) return 'This page is not isolated from other sites, so it has no shared memory.';
  return 'This browser gives this page no shared memory.';
}

function toThreadsTodo(why: string): string {
  if (!isSecureContext)
    return 'Open the site by https, or on the machine that serves it as http://localhost.';
  if (!crossOriginIsolated)
    return 'Load the page once more. If that does not help, the host sets no isolation headers, and this window allows no service worker: use a usual window, not a private one.';
  return why;
}

function toSeconds(sinceMs: number): string {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
}
