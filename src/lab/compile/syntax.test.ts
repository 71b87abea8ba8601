import * as esbuild from 'esbuild';
import { expect, test } from 'vitest';
import { compile } from './compile.ts';
import { runBare, runInstrumented } from './trial/run-trial.ts';

/** One odd corner of the grammar each. */
// prettier-ignore
const SOURCES = [
 'function f(g: any) { h(); function g() {} return typeof g } function h() {} console.log(f(1))',
 'function f(a: any) { h(); var a; return a } function h() {} console.log(f(1))',
 'function f(a: any = 1, b = () => a) { h(); var a: any = 2; return b() } function h() {} console.log(f())',
 'export default abstract class A { static async *#x() { yield 1 } static async go() { for await (const x of A.#x()) return x } } console.log(await A.go())',
 'const o = { __proto__: null, async *"a b"() {}, get [`x${1}`]() { return 1 } }; console.log(Object.keys(o).join(), o["x1"])',
 'let async = (x: any) => x; console.log(async(1), async (2), await async(async(3)))',
 'var of = [1]; for (var x of of) console.log(x); for (const async of [1]) console.log(async)',
 'var yield_ = 1, get = 2, set = 3, let_ = 4, type = 5, namespace = 6, declare = 7, abstract = 8, as = 9, satisfies = 10, using = 11; type = 6; declare; abstract; console.log(type, using, as as number, satisfies satisfies number)',
 'using: for (;;) { break using } console.log(1)',
 'a: { b: { console.log(1); break a } console.log(2) } console.log(3)',
 'console.log(((a: any, ...[b, c]: any[]) => a + b + c)(1, 2, 3), (({ a = 1, ...r }: any) => a + r.b)({ b: 2 }))',
 'const t = <T extends unknown>(x: T): x is T & {} => { return !!x && f(x) }; function f(x: any): boolean { return x }; console.log(t(1))',
 'class A<T> { constructor(public a: T, protected readonly b = f(a)) { f(0) } } function f<T>(x: T): T { return x } class B extends A<number> { constructor() { const x = f(2); super(x, f(3)); f(this) } } console.log(JSON.stringify(new B()))',
 'class A { constructor(a = 1) { } } class B extends A { x = 1; constructor(public y = 2) { f(), super(f()); f() } } function f(): any {} console.log(JSON.stringify(new B()))',
 'class B extends (class { z = 1 }) { constructor(private q = 5) { if (q) { super() } else super(); } } console.log(JSON.stringify(new B()))',
 'const x = { f() { return super.toString() } }; console.log(x.f())',
 'console.log([..."ab"].map((c, i) => c + i).join(), `${[1].map(x => `${x}`)}`)',
 'if (true) function_(); else function_(); function function_() { console.log("f") }',
 'label: function_(); function function_() { console.log("f") }',
 'var a = 1; { function a2() { return 1 } console.log(a2()) } console.log(typeof a)',
 'const f = function g(n: number): number { return n ? g(n - 1) : 7 }; console.log(f(2), f.name)',
 'const f = async () => { try { return g() } catch (e) { return "caught" } }; async function g() { throw 1 } console.log(await f().catch(() => "outside"))',
 'console.log(await (async () => { for await (const x of (async function* () { try { yield 1; yield 2 } finally { console.log("fin") } })()) { return x } })())',
 'const it = { [Symbol.asyncIterator]() { return { i: 0, next() { return { done: this.i++ > 1, value: this.i } }, return() { console.log("ret"); return {} } } } }; for await (const x of it as any) { console.log(x); if (x === 2) break }',
 'do console.log(1); while (false) console.log(2)',
 'for (var i = 0, f = () => i; i < 2; i++) f(); console.log(f())',
 'for (const x in { a: f() }) f(x); function f(x?: any) { console.log(x) }',
 'switch (f(1)) { default: f(2); case f(3): { f(4) } } function f(x: any) { console.log(x); return x }',
 'console.log(((x) => { "use strict"; return f(x) })(1)); function f(x: any) { return x }',
 'const o = { f: 1 }; ({ f: o.f } = { f: g() }); [o.f = g()] = []; function g() { return 5 } console.log(o.f)',
 'var x = f()\n/1/g(1)\nfunction f() { return 8 } function g(x: any) { return x } var g2 = 1; console.log(x)',
 'let v = 1\nlet w = v\n/* c */ ++v\nconsole.log(v, w)',
 'const a = 1\n;`x`.length\nconsole.log(a)',
 'const p = new class { #x = 1; get() { return this.#x } }().get(); console.log(p)',
 'const d = new Date(0), e = new (Date)(0), g = new Date(0).getTime(), h = new (class { static K = Date }).K; console.log(+d, +e, g)',
 'throw await Promise.resolve(1)',
 'const e = enumTest(); function enumTest() { enum L { A = 1, B = A << 1, C = "x".length } return L.B + L.C } console.log(e)',
 'const c = (() => { class X { static { f("sb") } static y = f("y"); [f("key")] = f("val") } return new X() })(); function f(x: string) { console.log(x); return x }',
 'async function a(x: number, ...r: number[]) { await null; return arguments.length + r.length } console.log(await a(1, 2, 3))',
 'const sym = Symbol(); const o = { async [sym](x = f()) { return x }, async *[f() + ""]() { yield f() } }; function f() { return 3 } console.log(await o[sym]())',
 'console.log(typeof (() => {}).prototype, typeof (async () => {}).prototype, Object.getPrototypeOf(async function () {}) === Object.getPrototypeOf(async () => {}), (async () => {})[Symbol.toStringTag])',
 'let r = ""; for await (const [k, v] of Object.entries({ a: Promise.resolve(1) })) r += k + await v; console.log(r)',
 'outer: do { for await (const x of [1, 2]) { try { if (x === 1) continue; break outer } finally { console.log("f", x) } } } while (true); console.log("out")',
 'a: for (const x of [1, 2]) { await using y = { async [Symbol.asyncDispose]() { console.log("d", x) } }; if (x === 1) continue a; switch (x) { case 2: break a } } console.log("end")',
 '/* c */ // d\nawait /* a */ null /* b */; // e',
 'const f = (x: number) => x\n, g = f\n(await f(1), await g(2)); console.log(typeof g)',
 'const html = "<!-- x -->"; console.log(html.length) // -->',
 'console.log(/[/\\]]+/.test("/]"), 4 / 2 / 1, f() / 2 / f()); function f() { return 2 }',
 'class K { static async = 1; static await = 2; static get = 3; static static = 4; async = 5; get; set; static = 6 } console.log(K.async + K.await + K.get + K.static, JSON.stringify(new K()))',
 'class K { "constructor"() { f() } } function f() { console.log("c") } new K()',
 'let x: any; x = x ?? (await f()) ?? 1; x ||= await f(), x &&= (await f(), 5); console.log(x); async function f() { return 0 }',
 'let i = 0; const arr = [1, 2]; arr[i++] += await f(i); console.log(arr.join(), i); async function f(x: number) { return x * 10 }',
 'let s = "a"; s += await g(s += "b"); console.log(s); async function g(x: string) { s = "zzz"; return x }',
];

test.each(SOURCES)('[C7] %s', async (source) => {
  const bare = await runBare(esbuild, source);
  for (const record of ['tasks', 'lines'] as const) {
    const compiled = await compile(esbuild, { files: { 'main.ts': source }, record });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
    const { output, ended, violations } = await runInstrumented(compiled.program);
    expect({ output, ended }).toEqual(bare);
    expect(violations).toEqual([]);
  }
});
