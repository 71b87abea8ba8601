import { describe, expect, test } from 'vitest';
import { recordLab, runProgram } from './record-lab.ts';
import { compileFiles, exploreFiles, runFiles, toText, withProgram } from './trial/in-node.ts';
import type { RunResult } from './types.ts';

const run = (main: string): Promise<RunResult> => recordLab({ files: { 'main.ts': main } });

const LATE = `addEventListener('unhandledrejection', (event) => console.log('reported', event.reason.message));
addEventListener('rejectionhandled', (event) => console.log('handled', event.promise === p));
const p = Promise.reject(new Error('no'));
await new Promise((resolve) => setTimeout(resolve, 10));
p.catch(() => console.log('caught'));`;

describe('[T11] rejections that nobody handles', () => {
  test.each(['virtual', 'real'] as const)(
    'are told to the program and are a finding, %s clock',
    async (clock) => {
      const result = await runProgram(await compileFiles({ 'main.ts': LATE }), { clock });
      expect(result.outcome).toEqual({ type: 'finished' });
      expect(toText(result)).toBe('reported no\ncaught\nhandled true\n');
      expect(result.findings).toMatchObject([{ type: 'unhandledRejection', error: { message: 'no' } }]);
    },
  );

  test('[P8] are told alike in a run, a controlled run and each execution of an exploration', async () => {
    await withProgram({ 'main.ts': LATE }, async ({ run: runOpen, explore }) => {
      for (let round = 0; round < 3; round++) {
        expect(toText(await runOpen({ policy: 'random', seed: round }))).toBe(
          'reported no\ncaught\nhandled true\n',
        );
      }
      const verdict = await explore();
      expect(verdict.outcomes.map(toText)).toEqual(['reported no\ncaught\nhandled true\n']);
    });
  });

  test('come before the next event, also when a task fails', async () => {
    const main = `import { sleep } from 'lab';
      onunhandledrejection = (event) => console.log('reported', event.reason);
      async function save(): Promise<void> { await sleep(100); throw 'full'; }
      const saving = save();
      setTimeout(() => console.log('timer'), 100);
      await sleep(200);
      await saving.catch(() => undefined);`;
    expect(toText(await run(main))).toBe('reported full\ntimer\n');
  });

  test('that the program prevents are no finding', async () => {
    const result = await run(
      `addEventListener('unhandledrejection', (event) => event.preventDefault()); void Promise.reject(1);`,
    );
    expect(result).toMatchObject({ outcome: { type: 'finished' }, findings: [] });
  });

  test('[L4] show as callbacks, and can start what the run waits for', async () => {
    const result = await run(`addEventListener('unhandledrejection', ({ reason }) => {
        setTimeout(() => console.log('later', reason), 5);
      });
      void Promise.reject('no');`);
    expect(toText(result)).toBe('later no\n');
    const callbacks = result.trace.events.filter((event) => event.type === 'resumed');
    expect(callbacks).toMatchObject([{ callback: 'unhandledrejection' }, { callback: 'timer' }]);
  });

  test('of a thread are told to the thread', async () => {
    const files = {
      'main.ts': `import { spawn } from 'lab';
        addEventListener('unhandledrejection', () => console.log('main hears'));
        await spawn(() => import('./w.ts'), 'work').join();`,
      'w.ts': `export async function work(): Promise<void> {
        addEventListener('unhandledrejection', () => console.log('thread hears'));
        void Promise.reject(new Error('no'));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }`,
    };
    for (const clock of ['virtual', 'real'] as const) {
      expect(toText(await runFiles(files, { clock }))).toBe('thread hears\n');
    }
    const { outcomes } = await exploreFiles(files);
    expect(outcomes.map(toText)).toEqual(['thread hears\n']);
  });
});

describe('[T9] errors that nobody catches', () => {
  const FAILING = (listener: string): string => `addEventListener('error', (event) => { ${listener} });
    setTimeout(() => { throw new TypeError('no'); }, 5);
    setTimeout(() => console.log('later'), 10);`;

  test('are told to the program, and the first makes the outcome', async () => {
    const result = await run(FAILING(`console.log(event.message, event.error.name);`));
    expect(result.outcome).toMatchObject({ type: 'threw', error: { name: 'TypeError', message: 'no' } });
    expect(toText(result)).toBe('Uncaught TypeError: no TypeError\nlater\n');
  });

  test('that the program prevents leave the run finished', async () => {
    for (const main of [
      FAILING('event.preventDefault();'),
      `onerror = (message) => { console.log(message); return true; }; reportError(new Error('no'));`,
    ]) {
      expect((await run(main)).outcome).toEqual({ type: 'finished' });
      const { outcomes } = await exploreFiles({ 'main.ts': main });
      expect(outcomes.map(({ outcome }) => outcome.type)).toEqual(['finished']);
    }
  });

  test('thrown by a listener of errors do not go round for ever', async () => {
    const result = await run(FAILING(`console.log('heard'); throw new Error('again');`));
    expect(result.outcome).toMatchObject({ type: 'threw', error: { message: 'no' } });
    expect(toText(result)).toBe('heard\nlater\n');
  });
});
