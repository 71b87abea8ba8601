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
 'const a: any = [1, 2]\na[0] ||= 3\na[1] &&= a[0]\n++a[0]\na[0]++\n;[a[0], a[1]] = [a[1], a[0]]\nconsole.log(a.join())',
 'const a: any = { b: [(x: any) => x, class { c = 5 }] }; console.log(a.b[0](1), new a.b[1]().c, new a["b"][1]().c, new (a.b[1]), new a.b[1], typeof a?.b[0], a.b?.[1].name.length, a.b[0]?.(2))',
 'class A { static #x: any = [1]; static f(this: any, i = A.#x[0]) { A.#x[0] += i; A.#x[0]++; [A.#x[0] = 5] = [A.#x[0] * 2]; return A.#x[0]; } } console.log(A.f(), A.f())',
 'function f(this: any) { arguments[0] = 7; [arguments[1]] = [8]; return [...arguments].join() + this[0] } console.log(f.call([9] as any, ...([1, 2] as [])))',
 'class B { 0 = 1; get 1() { return 2 } } class A extends B { f() { super[0] = 3; return [super[1], this[0], (() => super[1])()] } } console.log(new A().f().join())',
 'const a: any = [[1, 2], [3]]; for (a[1][0] of a[0]) console.log(a[1][0]); for (a[1][0] in { x: 1, y: 2 }) console.log(a[1]); for (let i = 0, b = a[0]; b[i]; b[i++]--) console.log(b[i])',
 'function* g(): any { const a: any = []; a[yield 1] = yield 2; [a[yield 3]] = [yield 4]; a[0] += yield 5; yield* a[0] ? [a[0]] : a } const it = g(); let v: any = it.next(0); while (!v.done) { console.log(v.value); v = it.next(0) }',
 'const a: any = [1]; label: if (a[0]) a[0] = 0; else a[0] ||= 1\ndo a[0] ||= 2; while (!a[0]); console.log(a[0] ? a[0] ??= 1 : a[0], a[0] || (a[1] = 2), (a[2] = a[3] = 4), a.join())',
 'const a: any = null; console.log(a?.[0], a?.b[0], a?.[0][1].c, a?.b.c![0], (a?.b)?.[0], a?.b[0](), a?.[0]?.[1], delete a?.[0], typeof a?.[0])',
 'const a: any = [[[1]]]; console.log(a?.[0][0]![0], a[0]?.[0]?.[0]!, a?.[0]?.["0"][0], a?.["0"][0], a?.[0].map((x: any) => x[0])[0], a?./* ?.[ */[/* ] */0 /* ] */][0], a // [\n  ?.[0])',
 'const o: any = {}; ({ a: o["x"], b: o[`y${1}`], ...o["z"] } = { a: 1, b: 2, c: 3 } as any); console.log(JSON.stringify(o)); [o[1] = 2, [o[2]]] = [undefined, [3]] as any; console.log(JSON.stringify(o))',
 'const a = [1, 2, 3] as const; const [x = a[0], y = a[1]] = [] as any[]; const { z = a[2] } = {} as any; console.log(((n = a[0] as number) => n)(), x, y, z, `${a[0]}`, [...[a[1]]], { ...{ q: a[2] } })',
 'const tag = [(s: TemplateStringsArray, ...v: any[]) => s.join("_") + v]; console.log(tag[0]`a${tag.length}b`, (tag[0] as any)`x`, tag[0]!`y`)',
 'const s: any = "ab"; console.log(s[0], s[s.length - 1], s?.[1]); try { s[0] = "x" } catch (e) { console.log((e as Error).message) } try { (undefined as any)[0]++ } catch (e) { console.log((e as Error).message) }',
 'const m: any = {}; const sym = Symbol("k"); m[sym] = 1; m[sym] += 2; m[sym]++; class C { [sym]() { return m[sym] } static [m[sym]] = 5 } console.log(new C()[sym](), (C as any)[4], [][Symbol.iterator]().next().done)',
 'abstract class L<T> { constructor(protected items: T[]) {} get(i: number) { return this.items[i]!; } set(i: number, v: T) { return (<any>this.items)[i] = v } swap(i: number, j: number) { [this.items[i], this.items[j]] = [this.items[j]!, this.items[i]!] } } class M extends L<number> {} const m = new M([1, 2]); m.swap(0, 1); m.set(1, 5); console.log(m.get(0), m.get(1))',
 'let i = 0; const a: any = [0, 0, 0]; a[i++] ||= i++; a[i] ??= i++; a[i++, 2] += i; console.log(a.join(), i, a[a[0] - a[0]], (a[i] = i, a.length))',
 'const a: any = [1]; export default a[0]; export const b = a[0], { [a[0]]: c = a[0] } = [5, 6] as any; console.log(b, c)',
];

test.each(SOURCES)('[C7] %s', async (source) => {
  const bare = await runBare(esbuild, source);
  for (const record of ['tasks', 'lines'] as const) {
    const files = { 'main.ts': source, 'beside.ts': 'console.log(typeof Worker);' };
    const compiled = await compile(esbuild, { files, record });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
    const { output, ended, violations } = await runInstrumented(compiled.program);
    expect({ output, ended }).toEqual(bare);
    expect(violations).toEqual([]);
  }
});
