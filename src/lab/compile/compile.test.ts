import { readFileSync } from 'node:fs';
import { TraceMap, originalPositionFor } from '@jridgewell/trace-mapping';
import * as esbuild from 'esbuild';
import { describe, expect, test } from 'vitest';
import { PRELUDE_NAMES } from './bundle.ts';
import { compile } from './compile.ts';
import { toCompileKey } from './compile-key.ts';
import { runInstrumented } from './trial/run-trial.ts';
import type { CompileRequest, Diagnostic, Program, SourceFiles } from './types.ts';

async function build(files: SourceFiles, rest: Partial<CompileRequest> = {}): Promise<Program> {
  const result = await compile(esbuild, { files, ...rest });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics, null, 2));
  return result.program;
}

async function refuse(files: SourceFiles, rest: Partial<CompileRequest> = {}): Promise<Diagnostic[]> {
  const result = await compile(esbuild, { files, ...rest });
  if (result.ok) throw new Error(`compiled: ${result.program.code}`);
  return result.diagnostics;
}

async function run(files: SourceFiles): Promise<{ output: string[]; ended: string }> {
  const { output, ended, violations } = await runInstrumented(await build(files));
  expect(violations).toEqual([]);
  return { output, ended };
}

describe('form of a program', () => {
  test('[C1] a program is a factory of factories', async () => {
    const { code } = await build({ 'main.ts': 'console.log(1)' });
    expect(code).toMatch(/^\(\$hooks\) => async \(\) => \{ "use strict"; try \{\n/);
  });

  test('[C1] each call is a fresh program', async () => {
    const program = await build({ 'main.ts': 'let n = 0; n++; console.log(n)' });
    expect((await runInstrumented(program)).output).toEqual(['1']);
    expect((await runInstrumented(program)).output).toEqual(['1']);
  });

  test('[C5] the same request gives the same text and hash, another one another hash', async () => {
    const files = {
      'main.ts': "import './b.ts'; import './a.ts'",
      'a.ts': 'console.log(1)',
      'b.ts': 'console.log(2)',
    };
    const reordered = { 'b.ts': files['b.ts'], './a.ts': files['a.ts'], 'main.ts': files['main.ts'] };
    const [one, two] = [await build(files), await build(reordered)];
    expect(two).toEqual(one);
    expect(one.hash).toMatch(/^[\da-f]{16}$/);
    const hashes = new Set([
      one.hash,
      (await build(files, { record: 'lines' })).hash,
      (await build(files, { entry: 'a.ts' })).hash,
      (await build({ ...files, 'a.ts': 'console.log(3)' })).hash,
    ]);
    expect(hashes.size).toBe(4);
    expect(toCompileKey({ files })).toBe(toCompileKey({ files, entry: './main.ts', record: 'tasks' }));
  });

  test.each([
    ['plain', 'const $hooks = 1; console.log($hooks)'],
    ['in a string', "console.log('$hooks'.length)"],
    ['with an escape', 'const \\u0024hooks = 1; console.log(typeof $hook\\u{73})'],
    ['with a suffix', 'const $hooks_f0 = 1, $hooks1 = 2; console.log($hooks_f0 + $hooks1)'],
  ])('[C6] the parameter has a name of its own: %s', async (_name, source) => {
    const { code } = await build({ 'main.ts': source });
    const name = /^\((\$hooks\d*)\)/.exec(code)![1]!;
    expect(name).not.toBe('$hooks');
    expect((await run({ 'main.ts': source })).ended).toBe('done');
  });

  test('[C8] a module sees no this, no arguments, no name of ours', async () => {
    const { output } = await run({
      'main.ts': `console.log(typeof this, typeof __name, typeof require_, typeof module, typeof exports, typeof START);
        class A { static n = typeof __defProp } console.log(A.n); try { console.log(arguments) } catch (e) { console.log((e as Error).name) }`,
    });
    expect(output).toEqual([
      'undefined undefined undefined undefined undefined undefined',
      'undefined',
      'ReferenceError',
    ]);
  });

  test('[H12] the prelude is a property of the hooks, whatever it is called in the lab', async () => {
    const files = {
      'main.ts':
        "import { sleep as nap } from 'lab'; import * as lab from 'lab'; await nap(1); lab.write('x')",
    };
    const { code } = await build(files);
    expect(code).toContain('$hooks.lab.sleep');
    expect(code).not.toContain('import');
  });

  test('[H12] the prelude has what its documentation says', () => {
    const text = readFileSync(new URL('../prelude/lab.d.ts', import.meta.url), 'utf8');
    const documented = [...text.matchAll(/export (?:function|class|const) (\w+)/g)].map((match) => match[1]);
    expect([...PRELUDE_NAMES].sort()).toEqual(documented.sort());
  });

  test('[H13] an error at the top level ends the program', async () => {
    expect((await run({ 'main.ts': "console.log(1); throw new Error('boom')" })).ended).toBe(
      'threw Error: boom',
    );
    expect((await run({ 'main.ts': 'await Promise.reject(5)' })).ended).toBe('threw 5');
  });
});

describe('modules', () => {
  test('[C4] relative imports find files with and without their ending', async () => {
    const { output } = await run({
      'main.ts':
        "import a from './a'; import b from './lib/b.js'; import c from './lib'; import d from './d.json'; console.log(a, b, c, d.x)",
      'a.ts': "export { default } from './lib/../lib/b.ts'",
      'lib/b.ts': "import { up } from '../up.ts'; export default 'b' + up",
      'lib/index.ts': "export default 'index'",
      'up.ts': 'export const up = 1',
      'd.json': '{"x": 4}',
    });
    expect(output).toEqual(['b1 b1 index 4']);
  });

  test('a cycle works, live bindings included', async () => {
    const { output } = await run({
      'main.ts':
        "import { twice } from './a.ts'; export let base = 2; export const raise = () => { base++; }; console.log(twice()); raise(); console.log(twice());",
      'a.ts': "import { base } from './main.ts'; export function twice() { return base * 2; }",
    });
    expect(output).toEqual(['4', '6']);
  });

  test('import() runs a module later, once', async () => {
    const { output } = await run({
      'main.ts':
        "import('./a.ts'); console.log('main'); const { x } = await import('./a.ts'); console.log(x)",
      'a.ts': "console.log('a begins'); export const x = 5",
    });
    expect(output).toEqual(['main', 'a begins', '5']);
  });

  test('files that only give types are never run', async () => {
    const { output } = await run({
      'main.ts': "import { T } from './types.ts'; const x: T = 1; console.log(x)",
      'types.ts': "export type T = number; console.log('never')",
    });
    expect(output).toEqual(['1']);
  });

  test('import.meta names the file', async () => {
    const { output } = await run({
      'main.ts': "import './b/c.ts'; console.log(import.meta.url, import.meta === import.meta)",
      'b/c.ts': 'console.log(import.meta.url)',
    });
    expect(output).toEqual(['lab:///b/c.ts', 'lab:///main.ts true']);
  });

  test.each([['__proto__.ts'], ['../x.ts'], ['ünï cödé.ts'], ["it's.ts"], ['constructor.ts']])(
    'a file may be called %s',
    async (path) => {
      const specifier = JSON.stringify(path.startsWith('.') ? path : `./${path}`);
      const { output } = await run({
        'main.ts': `import { x } from ${specifier}; console.log(x)`,
        [path]: 'export const x = 1',
      });
      expect(output).toEqual(['1']);
    },
  );
});

describe('bad input', () => {
  test('[C3] a syntax error says where and what', async () => {
    expect(await refuse({ 'main.ts': 'const a = 1;\nconst b = (a + ;\n' })).toEqual([
      { severity: 'error', message: 'Unexpected ";".', file: 'main.ts', line: 2, column: 16, length: 1 },
    ]);
  });

  test.each([
    ['twice declared', 'let a;\nlet a;', 2, 5],
    ['await in a plain function', 'function f() {\n  await null;\n}', 2, 3],
    ['undeclared private name', 'class A {\n  f() { return this.#x; }\n}', 2, 21],
    ['an invalid regular expression', 'const ok = 1;\nconst r = /(/;', 2, 11],
    ['after wide characters', "const s = '𠮷ü';  const = 1;", 1, 25],
    ['return outside a function', '\n  return 1', 2, 3],
  ])('[C3] early errors are found: %s', async (_name, source, line, column) => {
    const [first] = await refuse({ 'main.ts': source });
    expect({ line: first!.line, column: first!.column, file: first!.file }).toEqual({
      line,
      column,
      file: 'main.ts',
    });
    expect(first!.message).toMatch(/[.!?]$/);
  });

  test('[C3] a faulty file matters only when it is imported', async () => {
    const broken = 'export const = 1';
    expect((await run({ 'main.ts': 'console.log(1)', 'other.ts': broken })).output).toEqual(['1']);
    const [first] = await refuse({ 'main.ts': "import './other.ts'", 'other.ts': broken });
    expect(first!.file).toBe('other.ts');
  });

  test('[C3] type errors do not stop a program', async () => {
    const source = `const n: number = 'text'; abstract class A { abstract f(): void; } class B { abstract g(): void; h() { return n } }
      console.log(new (A as any)() instanceof A, new B().h(), (undefined as any)?.x.y.z); fixed = 2; const fixed = 1;`;
    const result = await compile(esbuild, { files: { 'main.ts': source } });
    if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
    const { output, ended } = await runInstrumented(result.program);
    expect(output).toEqual(['true text undefined']);
    expect(ended).toMatch(/^threw ReferenceError/);
    expect(result.diagnostics).toMatchObject([
      { severity: 'warning', line: 2, message: expect.stringContaining('constant') as string },
    ]);
  });

  test('[C4] an unknown import says what may be imported', async () => {
    const files = { 'main.ts': "\nimport x from 'lodash'; console.log(x)", 'a.ts': '', 'b.ts': '' };
    expect(await refuse(files)).toEqual([
      {
        severity: 'error',
        message:
          "'lodash' is not available here. A lab may import 'lab', the libraries 'comlink', 'effection', and its own files: './a.ts', './b.ts'.",
        ...{ file: 'main.ts', line: 2, column: 15, length: 8 },
      },
    ]);
  });

  test('[C4] a missing file, a missing export and a missing prelude name say so', async () => {
    const [file] = await refuse({ 'main.ts': "import './w.ts'" });
    expect(file).toMatchObject({
      message: "There is no file './w.ts'. This lab has no other file.",
      line: 1,
      column: 8,
    });
    const [name] = await refuse({
      'main.ts': "import { y } from './w.ts'; y()",
      'w.ts': 'export const x = 1',
    });
    expect(name).toMatchObject({ message: "'w.ts' does not export 'y'.", line: 1, column: 10, length: 1 });
    const [prelude] = await refuse({ 'main.ts': "import { nap } from 'lab'; nap()" });
    expect(prelude).toMatchObject({ message: "'lab' does not export 'nap'." });
  });

  test('[C4] import() of a computed path says why not', async () => {
    const [first] = await refuse({ 'main.ts': "const p = './a.ts';\nawait import(p)" });
    expect(first).toMatchObject({
      line: 2,
      column: 14,
      message: expect.stringContaining('fixed path') as string,
    });
  });

  test('a missing entry names the files that are there', async () => {
    const [first] = await refuse({ 'a.ts': '' });
    expect(first!.message).toBe("A lab starts with 'main.ts', and there is no such file. Its files: 'a.ts'.");
    expect((await refuse({}))[0]!.message).toContain('Its files: none.');
  });

  test.each([
    ['a chain of 20,000 terms', Array.from({ length: 20_000 }, (_, n) => `f(${n})`).join(' + ')],
    ['40,000 brackets', `${'['.repeat(40_000)}1${']'.repeat(40_000)}`],
  ])('too deep an expression is refused with a sentence, not a crash: %s', async (_name, expression) => {
    const [first] = await refuse({ 'main.ts': `const f = (n: number) => n;\nconsole.log(${expression});` });
    expect(first!.message).toContain('nested too deeply');
  });

  test('a file of one megabyte compiles', async () => {
    const line =
      'export async function work(n: number): Promise<number> { await null; return n + [1, 2].map((x) => x).length; }\n';
    const source = Array.from({ length: Math.ceil(1_000_000 / line.length) }, (_, n) =>
      line.replace('work', `work${n}`),
    ).join('');
    const program = await build({ 'main.ts': `${source}console.log(await work7(1))` });
    expect((await runInstrumented(program)).output).toEqual(['3']);
  }, 60_000);
});

describe('places', () => {
  const SOURCE =
    "\uFEFFconst a = await 1;\r\nasync function f(x: number) {\r\n  await g(x);\r\n}\r\nfunction g(_: unknown) { throw new Error('boom'); }\r\nawait f(2).catch(() => 0)";

  test('sites count lines and columns from 1, with CRLF and without the byte order mark', async () => {
    const { sites } = await build({ 'main.ts': SOURCE });
    const found = sites.map(
      ({ kind, name, line, column, endLine, endColumn }) =>
        `${kind} ${name} ${line}:${column}-${endLine}:${endColumn}`,
    );
    expect(found).toContain('await  1:11-1:18');
    expect(found).toContain('function f 2:1-2:29');
    expect(found).toContain('call g 3:9-3:13');
    expect(found).toContain('call new Error 5:32-5:49');
    expect(found).toContain('call f(2).catch 6:7-6:26');
  });

  test.each([['tasks'], ['lines']] as const)(
    '[C1] the map leads back to the learner (record %s)',
    async (record) => {
      const files = {
        'main.ts': `import './b.ts';\n${SOURCE.slice(1)}`,
        'b.ts': "export const wide = '𠮷', marker_b = 1;\nconsole.log(marker_b + 1)",
      };
      const { code, map } = await build(files, { record });
      const traced = new TraceMap(map);
      const lookUp = (
        text: string,
      ): { source: string | null; line: number | null; column: number | null } => {
        const before = code.slice(0, code.lastIndexOf(text)).split('\n');
        return originalPositionFor(traced, { line: before.length, column: before.at(-1)!.length });
      };
      expect(lookUp('Error')).toMatchObject({ source: 'main.ts', line: 6, column: 35 });
      expect(lookUp('marker_b + 1')).toMatchObject({ source: 'b.ts', line: 2, column: 12 });
      expect((JSON.parse(map) as { sourcesContent: string[] }).sourcesContent).toContain(files['b.ts']);
    },
  );

  test('a file that only the bundler can read keeps its places', async () => {
    const source =
      'class A { abstract f(): void; }\n\nasync function later() {\n  await null;\n}\nawait later(); console.log(typeof A)';
    const program = await build({ 'main.ts': source });
    const places = program.sites.map(({ kind, name, line, column }) => `${kind} ${name} ${line}:${column}`);
    expect(places).toContain('await  4:3');
    expect(places).toContain('function later 3:1');
    expect((await runInstrumented(program)).output).toEqual(['function']);
  });

  test('[H11] record lines marks each statement', async () => {
    const source =
      'const a = 1;\nif (a) console.log(a); else { void a; }\nfunction f() { const b = a; return b; }\nf();';
    const program = await build({ 'main.ts': source }, { record: 'lines' });
    const { calls } = await runInstrumented(program);
    const lines = calls
      .filter((call) => call.startsWith('line '))
      .map((call) => program.sites[Number(call.slice(5))]!);
    expect(lines.map(({ line, column }) => `${line}:${column}`)).toEqual([
      '1:1',
      '2:1',
      '2:8',
      '4:1',
      '3:16',
      '3:29',
    ]);
  });
});

describe('marks', () => {
  async function callsOf(source: string): Promise<string[]> {
    const program = await build({ 'main.ts': source });
    const { calls } = await runInstrumented(program);
    return calls
      .filter((call) => /^(awaited|returned|at) /.test(call))
      .map((call) => {
        const [name = '', site] = call.split(' ');
        return `${name} ${program.sites[Number(site)]!.name}`;
      });
  }

  test('[H5] a call that is awaited on the spot is marked, a started one is not', async () => {
    const source =
      'const f = async (x?: number) => x; await f(1); f(2); await f(); await (f(3) as Promise<number>)!; await (1 ? f(4) : f(5)); const p = f(6); await p;';
    expect(await callsOf(source)).toEqual([
      'awaited f',
      'at f',
      'awaited f',
      'awaited f',
      'awaited f',
      'at f',
    ]);
  });

  test('[H5] a plain function hands the mark on', async () => {
    const source =
      'const f = async (x?: number) => x; const g = (x: number) => f(x); function h() { return g(1) } await h(); await g(2);';
    expect(await callsOf(source)).toEqual([
      'awaited h',
      'returned g',
      'returned f',
      'awaited g',
      'returned f',
    ]);
  });

  test('[H5] a mark stands next to its call, not before what the call is made on', async () => {
    const source = 'const f = async () => 1; const o = () => ({ f }); await o().f(); await o()["f"]();';
    expect(await callsOf(source)).toEqual(['awaited o().f', 'awaited o()["f"]']);
  });

  test('[H3] a plain function that calls nothing is left alone', async () => {
    const { code } = await build({
      'main.ts': 'const add = (a: number, b: number) => Math.max(a, b) + 1; console.log(add(1, 2));',
    });
    expect(code).not.toContain('.enter(');
  });
});
