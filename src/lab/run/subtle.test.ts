import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { recordLab } from './record-lab.ts';
import { exploreFiles, runFiles, toText } from './trial/in-node.ts';
import type { RunOptions, RunResult } from './types.ts';

const TICKS = (bytes: number): string => `
const ticks = setInterval(() => console.log('tick'), 100);
const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(${bytes}));
console.log('hash', new Uint8Array(digest)[0]);
clearInterval(ticks);`;

const run = (main: string, options: RunOptions = {}): Promise<RunResult> =>
  recordLab({ files: { 'main.ts': main } }, options);
const timed = (result: RunResult): string[] => result.output.map(({ at, text }) => `${at} ${text.trimEnd()}`);

const KEYS = `
const text = new TextEncoder().encode('a letter');
const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, ['encrypt', 'decrypt']);
const iv = new Uint8Array(12);
const secret = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text);
const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, secret);
console.log(new TextDecoder().decode(plain), key.type, key.algorithm.name, key.extractable);
await crypto.subtle.digest('SHA-0', text).catch((error) => console.log(error.name));`;

describe('[T10] crypto.subtle', () => {
  test('[T6] takes time by its bytes while other tasks go on', async () => {
    const result = await run(TICKS(210_000));
    expect(result.outcome).toEqual({ type: 'finished' });
    const [first] = createHash('sha256').update(new Uint8Array(210_000)).digest();
    expect(timed(result)).toEqual(['100 tick', '200 tick', '300 tick', '400 tick', `420 hash ${first}`]);
  });

  test('takes at least 1 ms, and goes on while the thread is held', async () => {
    expect((await run(`await crypto.subtle.digest('SHA-1', new Uint8Array(0));`)).elapsed).toBe(1);
    const held = `import { blockingSleep } from 'lab';
      const digest = crypto.subtle.digest('SHA-1', new Uint8Array(50_000)); blockingSleep(70); await digest;`;
    expect((await run(held)).elapsed).toBe(100);
  });

  test('goes on side by side', async () => {
    const both = `await Promise.all([20_000, 30_000].map((n) => crypto.subtle.digest('SHA-1', new Uint8Array(n))));`;
    expect((await run(both)).elapsed).toBe(60);
  });

  test.each(['virtual', 'real'] as const)('makes and uses keys, %s clock', async (clock) => {
    const result = await run(KEYS, { clock });
    expect(result.outcome).toEqual({ type: 'finished' });
    expect(toText(result)).toBe('a letter secret AES-GCM true\nNotSupportedError\n');
  });

  test('is heard of in each execution of an exploration', async () => {
    const main = `let first = '';
      const digest = crypto.subtle.digest('SHA-256', new Uint8Array(50_000)).then(() => (first ||= 'hash'));
      const sleep = new Promise((resolve) => setTimeout(resolve, 100)).then(() => (first ||= 'timer'));
      await Promise.all([digest, sleep]);
      console.log(first);`;
    const verdict = await exploreFiles({ 'main.ts': main });
    expect(verdict.outcomes.map(toText).toSorted()).toEqual(['hash\n', 'timer\n']);
  });

  test.each(['virtual', 'real'] as const)('works in a thread, %s clock', async (clock) => {
    const files = {
      'main.ts': `import { spawn } from 'lab';\nconsole.log(await spawn(() => import('./w.ts'), 'hash').join());`,
      'w.ts': `export async function hash(): Promise<number> {
        return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(1000)))[0] ?? -1;
      }`,
    };
    const result = await runFiles(files, { clock });
    expect(result.outcome).toEqual({ type: 'finished' });
    expect(toText(result)).toMatch(/^\d+\n$/);
  });
});
