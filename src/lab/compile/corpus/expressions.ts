const v = async <T,>(x: T): Promise<T> => x
const sum = (await v(2)) ** 3 ** (await v(1)) + +(await v('4'))
console.log(sum, 10n ** 20n, 1_000_000, 0b1010_0001, 0xffn, /(?<year>\d{4})[\p{L}--[a-z]]/v.exec('2024X')?.groups?.['year'])
console.log(/[\p{Emoji}&&\p{ASCII}]/v.test('1'), /a(?<n>b)|c(?<n>d)/.exec('cd')?.groups?.['n'], /(?i:A)b/.test('ab'), /x/dgimsuy.flags)
let x = null as number | null, y = 0 as number, z = 1
x ??= await v(1); y ||= await v(2); z &&= await v(3)
console.log(x, y, z, (x, await v(9), z), x ? await v('yes') : await v('no'), (await v(0)) || (await v('or')), (await v(null)) ?? 'nullish')
const { a = await v(1), b: { c = await v(2), ...rest } = { c: undefined, d: 4, e: await v(5) }, [await v('k')]: k = 7, ...others } = { f: 1 } as Record<string, any>
console.log(a, c, JSON.stringify(rest), k, JSON.stringify(others))
const [p = await v(1), , q, ...r] = [undefined, 2, await v(3), 4, 5]
console.log(p, q, r.join())
;[x, y] = [await v(5), await v(6)]
;({ x, y: z } = { x: x! + 1, y: await v(y) })
console.log(x, y, z, `${await v(`nested ${await v(1)}`)} ${`${`${x}`}`}`, String.raw`\n${await v(2)}\u`)
const object = {
  async method() { return this.name }, name: 'o', get computed() { return [1].map((n) => n)[0] }, set computed(_value) {},
  async *[Symbol.asyncIterator]() { yield* [1, 2] }, *gen() { yield 1 }, 'quoted'() { return 1 }, 1() { return 2 }, async() { return 3 }, get: 4, set: 5, await: 6,
  [`k${await v(1)}`]: await v('computed key'), __proto__: { inherited: true }, async async() { return 1 }, async get() { return 2 },
}
console.log(await object.method(), object.computed, object.quoted(), object[1](), object.async(), object.await, object.k1, (object as any).inherited)
const unicode_π = 3, ünï = 4, 𠮷 = 5, \u0061bc = 6
console.log(unicode_π + ünï + 𠮷 + abc, 'π', '\u{1F600}'.length, (function () { return arguments.length }(1, 2)), (() => { 'use strict'; return this })())
const spread = (...n: number[]) => n.join('-')
console.log(spread(...[1, 2]), spread(0, ...await v([1, 2]), 3, ...[4]), Math.max(...[1, 5]), new Array(...[1, 2]).length, spread(...new Set([7])))
console.log(((a, b = a + 1, { c = b + 1 } = {}, [d = c + 1] = []) => [a, b, c, d].join())(1), (function f(n: number): number { return n ? n * f(n - 1) : 1 })(5))
console.log(typeof await v(1), void await v(1), !await v(0), -await v(1), await v(1) + await v(2) * await v(3), (await v([1, 2]))[1], (await v(v))(1) instanceof Promise, await (await v(v))(8))
console.log(await new Promise((resolve) => resolve(typeof resolve)), ((): number => { try { return 1 } finally { void 0 } })(), (() => { l: for (;;) { try { break l } finally { console.log('f') } } return 2 })())
try { null!.x } catch { console.log('optional binding') }
try { try { throw { a: 1, m: 'msg' } } catch ({ a, m }: any) { console.log(a, m); throw new Error('again', { cause: await v('why') }) } } catch (e) { console.log((e as Error).message, (e as Error).cause) }
debugger; var hoisted = typeof later; function later() {} ; console.log(hoisted, typeof neverDeclared)
console.log([1, 2, 3].values().map((n) => n * 2).filter((n) => n > 2).toArray().join(), await Array.fromAsync([v(1), 2]), await Promise.try((n: number) => n + 1, 1), Iterator.from([1]).next().value)
console.log(Object.groupBy([1, 2, 3], (n) => n % 2 ? 'odd' : 'even').odd!.join(), [3, 1, 2].toSorted().join(), new Set([1, 2]).union(new Set([3])).size, [1, 2].at(-1), structuredClone({ a: [1] }).a[0], 'abc'.isWellFormed())
const { promise, resolve } = Promise.withResolvers<string>(); queueMicrotask(() => resolve('resolved')); console.log(await promise)
/* comment */ await /* a */ v( /* b */ 1 /* c */ ) /* d */ // e
console.log(await v(1) // trailing
)
