import { TraceMap, originalPositionFor } from '@jridgewell/trace-mapping';
import * as esbuild from 'esbuild';
import { describe, expect, test } from 'vitest';
import { compile } from './compile.ts';
import { runInstrumented } from './trial/run-trial.ts';
import type { Diagnostic, Program, SourceFiles } from './types.ts';

async function build(files: SourceFiles): Promise<Program> {
  const result = await compile(esbuild, { files });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics, null, 2));
  return result.program;
}

async function refuse(files: SourceFiles): Promise<Diagnostic[]> {
  const result = await compile(esbuild, { files });
  if (result.ok) throw new Error(`compiled: ${result.program.code}`);
  return result.diagnostics;
}

const SPAWN = "import { spawn } from 'lab';\n";
const WORKER_FILE = 'export const marker = 1; export function work() { return marker; }';

describe('programs of threads', () => {
  test('[C9] a module that a thread runs is a program that hands its exports over', async () => {
    const program = await build({
      'main.ts': `${SPAWN}spawn(() => import('./w.ts'), 'work');`,
      'w.ts': `export * from './more.ts'; export default 5; export const late = await Promise.resolve(6);
        export async function work(n: number) { await null; return n * 2; }`,
      'more.ts': 'export let count = 0; export const raise = () => ++count; raise();',
    });
    expect(program.threads.map(({ path }) => path)).toEqual(['w.ts']);
    const { ended, exports, violations } = await runInstrumented(program, 'w.ts');
    const found = exports as Record<string, unknown> & { work(n: number): Promise<number> };
    expect(Object.keys(found).sort()).toEqual(['count', 'default', 'late', 'raise', 'work']);
    expect({ ...found, work: await found.work(4) }).toMatchObject({ count: 1, default: 5, late: 6, work: 8 });
    expect({ ended, violations }).toEqual({ ended: 'done', violations: [] });
  });

  test('[C9] each call of a thread’s program is a fresh one', async () => {
    const program = await build({
      'main.ts': `${SPAWN}spawn(() => import('./w.ts'), 'x');`,
      'w.ts': 'let n = 0; n++; console.log(n); export const x = () => n;',
    });
    expect((await runInstrumented(program, 'w.ts')).output).toEqual(['1']);
    expect((await runInstrumented(program, 'w.ts')).output).toEqual(['1']);
  });

  test('[C9] an error at the top level of a thread’s module ends its program', async () => {
    const program = await build({
      'main.ts': `${SPAWN}spawn(() => import('./w.ts'), 'x');`,
      'w.ts': "export const x = 1; throw new Error('boom');",
    });
    const { ended, exports } = await runInstrumented(program, 'w.ts');
    expect({ ended, exports }).toEqual({ ended: 'threw Error: boom', exports: null });
  });

  test('[C9] sites count through the whole lab, and a thread’s map leads back', async () => {
    const program = await build({
      'main.ts': `${SPAWN}spawn(() => import('./w.ts'), 'work');`,
      'w.ts': '\n\nexport const work = () => run();\nfunction run() { return marked; }\nconst marked = 1;',
    });
    const { code, map } = program.threads[0]!;
    const numbers = [...code.matchAll(/(?:enter\(\d, |turned\(\$hooks_f\d+, )(\d+)/g)].map((match) =>
      Number(match[1]),
    );
    expect(numbers.length).toBe(2);
    expect(numbers.map((site) => program.sites[site]!.file)).toEqual(numbers.map(() => 'w.ts'));
    const before = code.slice(0, code.indexOf('return marked')).split('\n');
    const place = { line: before.length, column: before.at(-1)!.length };
    expect(originalPositionFor(new TraceMap(map), place)).toMatchObject({
      source: 'w.ts',
      line: 4,
      column: 17,
    });
  });

  test('[C10] modules are found through every module that runs, in any thread', async () => {
    const program = await build({
      'main.ts': "import './a.ts'; console.log(1);",
      'a.ts': `${SPAWN}export const go = () => spawn(() => import('./b.ts'), 'x');`,
      'b.ts': "import './c.ts'; export const x = 1;",
      'c.ts':
        "new Worker(new URL('./d.ts', import.meta.url)); new Worker(new URL('./b.ts', import.meta.url));",
      'd.ts': "import type { x } from './never.ts'; console.log(4);",
      'never.ts': `${SPAWN}export const x = spawn(() => import('./nor-this.ts'), 'x');`,
      'nor-this.ts': 'export const = 1;',
    });
    expect(program.threads.map(({ path }) => path)).toEqual(['b.ts', 'd.ts']);
  });

  test('[C10] main holds a thread’s module only if it imports it too', async () => {
    const alone = await build({
      'main.ts': `import type { marker } from './w.ts';\n${SPAWN}spawn(() => import('./w.ts'), 'work' as string as typeof marker & string);`,
      'w.ts': WORKER_FILE,
    });
    expect(alone.code).not.toContain('marker');
    const both = await build({
      'main.ts': `import { marker } from './w.ts';\n${SPAWN}spawn(() => import('./w.ts'), 'work'); console.log(marker);`,
      'w.ts': WORKER_FILE,
    });
    expect(both.code).toContain('var marker = 1');
    expect(both.threads[0]!.code).toContain('var marker = 1');
  });

  test('[C5] labs that differ in main alone differ in their hash', async () => {
    const one = await build({
      'main.ts': `${SPAWN}spawn(() => import('./w.ts'), 'work', 1);`,
      'w.ts': WORKER_FILE,
    });
    const two = await build({
      'main.ts': `${SPAWN}spawn(() => import('./w.ts'), 'work', 2);`,
      'w.ts': WORKER_FILE,
    });
    expect(one.hash).not.toBe(two.hash);
  });

  test('[H12] a program holds the names of the prelude that its lab imports', async () => {
    const { code, threads } = await build({
      'main.ts': `${SPAWN}spawn(() => import('./w.ts'), 'work');`,
      'w.ts':
        "import { Mutex as Lock } from 'lab'; export class Channel {} export const work = () => [Lock, Channel];",
    });
    expect([...code.matchAll(/\$hooks\.lab\.\w+/g)].map(String)).toEqual([
      '$hooks.lab.spawn',
      '$hooks.lab.Mutex',
    ]);
    expect(threads[0]!.code).toContain('Channel = class');
  });
});

describe('how a thread is named', () => {
  test.each([
    ["import { spawn } from 'lab'; spawn(() => import('./w.ts'), 'work')"],
    ["import { spawn } from 'lab'; spawn(() => import('./w'), 'work')"],
    ["import { spawn } from 'lab'; spawn(() => import('./w.js'), 'work')"],
    ["import { spawn } from 'lab'; spawn(() => import(`./w.ts`), 'work')"],
    ["import { spawn as go } from 'lab'; go(async () => import('./w.ts'), 'work')"],
    ["import { spawn } from 'lab'; spawn(async () => await import('./w.ts'), 'work')"],
    ["import { spawn } from 'lab'; spawn(() => { return import('./w.ts'); }, 'work')"],
    ["import { spawn } from 'lab'; spawn(function () { return (import('./w.ts')); }, 'work')"],
    ["import * as lab from 'lab'; lab.spawn(() => import('./w.ts'), 'work')"],
    ["import * as lab from 'lab'; lab['spawn'](() => import('./w.ts'), 'work')"],
    ["import { spawn } from 'lab'; spawn((() => import('./w.ts') as any) as any, 'work')"],
    ["import { spawn } from 'lab'; (spawn as any)!(<any>(() => import('./w.ts')), 'work')"],
    ["import { spawn } from 'lab'; spawn<any>(\n() =>\n import('./w.ts')\n, 'work')"],
    ["import { spawn } from 'lab'; { const spawn = 1; void spawn; } spawn(() => import('./w.ts'))"],
    ["import { spawn } from 'lab'; for (const n of [1]) spawn?.(() => import('./w.ts'), 'work', n)"],
    ["new Worker(new URL('./w.ts', import.meta.url), { type: 'module' })"],
    ["new Worker(new URL('./w.ts', import.meta.url))"],
    ["new globalThis.Worker(new URL('./w', import.meta.url))".replace("['url' as 'url']", '.url')],
    ["class A { w = new Worker(new URL(('./w.ts' as string), import.meta.url) as URL, {}) }"],
  ])('[C10] %s', async (source) => {
    const { code, threads, usesThreads } = await build({ 'main.ts': source, 'w.ts': WORKER_FILE });
    expect(threads.map(({ path }) => path)).toEqual(['w.ts']);
    expect(code).toMatch(/\$hooks\.module\(\s*"w\.ts"\s*\)/);
    expect(code).not.toMatch(/marker|new URL|import/);
    expect(usesThreads).toBe(true);
  });

  test.each([
    [
      'a parameter',
      "import { spawn } from 'lab'; void spawn; const f = (spawn: any) => spawn(1); f((x: any) => x)",
    ],
    [
      'a variable of a block',
      "import { spawn } from 'lab'; void spawn; { const { spawn } = { spawn: (x: any) => x }; spawn(2); }",
    ],
    ['a function of its own', 'function spawn(x: any) { return x; } spawn(3)'],
    ['a class of its own', "class Worker { constructor(readonly name: string) {} } new Worker('x')"],
    [
      'a class of a function',
      "function f() { class Worker { constructor(readonly name: string) {} } new Worker('x'); } f()",
    ],
    [
      'a name in a catch',
      "try { throw class { constructor(readonly x: string) {} } } catch (Worker: any) { new Worker('x') }",
    ],
    [
      'a method',
      "const pool = { spawn: (x: any) => x, Worker: class { constructor(readonly x: any) {} } }; pool.spawn(1); new pool.Worker('x')",
    ],
  ])('[C10] what only has the name is left alone: %s', async (_name, source) => {
    const program = await build({ 'main.ts': source });
    expect(program.threads).toEqual([]);
    expect((await runInstrumented(program)).ended).toBe('done');
  });

  const SPAWN_HELP =
    "Write the first argument of spawn as () => import('./worker.ts'), with the file's own path";
  const WORKER_HELP =
    "Write new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }), with the file's own path";
  test.each([
    ["spawn('./w.ts', 'work')", SPAWN_HELP, 7, 8],
    ['spawn(load, "work"); function load() { return import("./w.ts"); }', SPAWN_HELP, 7, 4],
    ["const path = './w.ts'; spawn(() => import(path), 'work')", SPAWN_HELP, 43, 4],
    ["spawn(() => import(`./${'w'}.ts`), 'work')", SPAWN_HELP, 20, 13],
    ["spawn((x: any) => import('./w.ts'), 'work')", SPAWN_HELP, 7, 28],
    ["spawn(() => { console.log(1); return import('./w.ts'); }, 'work')", SPAWN_HELP, 7, 50],
    ["spawn(...[() => import('./w.ts'), 'work'])", SPAWN_HELP, 7, 35],
    ['spawn()', SPAWN_HELP, 1, 7],
    ["new Worker('./w.ts', { type: 'module' })", WORKER_HELP, 12, 8],
    ["const url = new URL('./w.ts', import.meta.url); new Worker(url)", WORKER_HELP, 60, 3],
    ["new Worker(new URL('./w.ts', 'lab:///'))", WORKER_HELP, 12, 28],
    ["new Worker(new URL('./w' + '.ts', import.meta.url))", WORKER_HELP, 20, 13],
    ['new Worker', WORKER_HELP, 1, 10],
    [
      "spawn(() => import('./x.ts'), 'work')",
      "There is no file './x.ts'. This lab may import './d.json', './w.ts'.",
      20,
      8,
    ],
    [
      "spawn(() => import('w.ts'), 'work')",
      "'w.ts' is not available here. A lab may import 'lab', the libraries 'comlink', 'effection', and its own files: './d.json', './w.ts'.",
      20,
      6,
    ],
    [
      "spawn(() => import('lab'), 'work')",
      "A thread runs a file of this lab, such as './worker.ts'; 'lab' is none.",
      20,
      5,
    ],
    [
      "spawn(() => import('./d.json'), 'work')",
      "A thread runs TypeScript or JavaScript, and 'd.json' is neither.",
      20,
      10,
    ],
    [
      "new Worker(new URL('./main.ts', import.meta.url))",
      "A thread does not run 'main.ts': its top level would begin all over.",
      20,
      11,
    ],
  ])('[C10] refused with a sentence: %s', async (call, message, column, length) => {
    const diagnostics = await refuse({ 'main.ts': `${SPAWN}${call}`, 'w.ts': WORKER_FILE, 'd.json': '{}' });
    expect(diagnostics).toEqual([
      {
        severity: 'error',
        file: 'main.ts',
        line: 2,
        column,
        length,
        message: expect.stringContaining(message) as string,
      },
    ]);
    expect(diagnostics[0]!.message).toMatch(/[.]$/);
  });

  test('[C10] a thread’s code that imports main is told why not', async () => {
    const files = {
      'main.ts': `${SPAWN}export const cells = 1; spawn(() => import('./w.ts'), 'work');`,
      'w.ts': "import { help } from './help.ts'; export const work = help;",
      'help.ts': "\nimport { cells } from './main.ts';\nexport const help = () => cells;",
    };
    expect(await refuse(files)).toEqual([
      {
        ...{ severity: 'error', file: 'help.ts', line: 2, column: 23, length: 11 },
        message:
          "A thread's code does not import 'main.ts': its top level would run again there. Move what both need into a file of its own, and import that.",
      },
    ]);
    const types = {
      ...files,
      'help.ts': "import type { cells } from './main.ts'; export const help: typeof cells = 1;",
    };
    expect((await build(types)).threads.length).toBe(1);
  });

  test('[C3] a fault in a thread’s module is told like any other, once', async () => {
    const files = {
      'main.ts': `${SPAWN}import './w.ts'; spawn(() => import('./w.ts'), 'work'); spawn(() => import('./v.ts'), 'work');`,
      'w.ts': 'export const = 1;',
      'v.ts': "import { nothing } from './u.ts'; export const work = nothing;",
      'u.ts': 'export const something = 1;',
    };
    expect((await refuse(files)).map(({ file, message }) => `${file}: ${message}`)).toEqual([
      'w.ts: Expected identifier but found "=".',
      "v.ts: 'u.ts' does not export 'nothing'.",
    ]);
  });

  test('[C3] a constant assigned in a thread’s module is a warning', async () => {
    const files = {
      'main.ts': `${SPAWN}const a = 1; try { a = 2; } catch {} spawn(() => import('./w.ts'), 'work');`,
      'w.ts': 'const b = 1; export const work = () => { b = 2; };',
    };
    const result = await compile(esbuild, { files });
    expect(result.ok).toBe(true);
    expect(result.diagnostics.map(({ file, severity }) => `${file} ${severity}`)).toEqual([
      'main.ts warning',
      'w.ts warning',
    ]);
  });
});

describe('when elements get hooks', () => {
  const READ = 'const a = [1]; export const b = a[0];';
  test.each([
    ['nothing of threads', READ, false],
    ['another name of lab', `import { sleep } from 'lab'; void sleep; ${READ}`, false],
    ['the type of spawn', `import type { spawn } from 'lab'; export type S = typeof spawn; ${READ}`, false],
    ['a type called Worker', `export const w: Worker | null = null; ${READ}`, false],
    ['a class called Worker', `class Worker {} new Worker(); ${READ}`, false],
    [
      'the word Worker in a text and as a property',
      `console.log('Worker', { Worker: 1 }.Worker); ${READ}`,
      false,
    ],
    ['spawn', `import { spawn } from 'lab'; void spawn; ${READ}`, true],
    ['spawn handed on', `export { spawn } from 'lab'; ${READ}`, true],
    ['all of lab', `import * as lab from 'lab'; void lab; ${READ}`, true],
    ['all of lab, later', `const lab = await import('lab'); void lab; ${READ}`, true],
    ['Worker', `console.log(typeof Worker); ${READ}`, true],
    ['Worker of the global object', `console.log(typeof globalThis.Worker); ${READ}`, true],
    ['Worker in a file beside', `import './w.ts'; ${READ}`, true],
  ])('[C11] %s', async (_name, source, expected) => {
    const { code, usesThreads } = await build({
      'main.ts': source,
      ...(source.includes('./w.ts') ? { 'w.ts': 'void (typeof Worker)' } : {}),
    });
    expect({ usesThreads, isHooked: code.includes('.get(') }).toEqual({
      usesThreads: expected,
      isHooked: expected,
    });
  });

  test('[H14] a site says which element, and where', async () => {
    const { sites } = await build({
      'main.ts':
        'void (typeof Worker); const cells: any = [[1]];\n  cells[0]![cells.length - 1] += 2; cells[\n0]++; cells["a"]; cells[0].push(cells[0][0])',
    });
    const found = sites.filter(({ kind }) => kind === 'access');
    expect(
      found.map(
        ({ name, line, column, endLine, endColumn }) => `${name} ${line}:${column}-${endLine}:${endColumn}`,
      ),
    ).toEqual([
      'cells[0]![cells.length - 1] 2:3-2:30',
      'cells[0] 2:3-2:11',
      'cells[ 0] 2:37-3:3',
      'cells[0] 3:19-3:27',
      'cells[0][0] 3:33-3:44',
      'cells[0] 3:33-3:41',
    ]);
  });
});
