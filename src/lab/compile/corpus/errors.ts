async function thrower(kind: string): Promise<never> {
  if (kind === 'now') throw new Error(kind)
  await null
  throw Object.assign(new TypeError(kind), { code: 7 })
}
for (const kind of ['now', 'later']) {
  try { await thrower(kind) } catch (e) { console.log((e as Error).name, (e as Error).message, (e as { code?: number }).code) }
}
console.log((await Promise.allSettled([thrower('a'), 1, thrower('now')])).map((r) => r.status).join())
console.log(await Promise.any([thrower('x'), Promise.resolve('any')]), await Promise.race([thrower('y').catch(() => 'c'), 'race']))
const nested = async () => { try { await thrower('n') } catch (e) { try { throw e } finally { console.log('inner') } } finally { console.log('outer'); await null; console.log('outer 2') } }
await nested().catch((e: Error) => console.log('got', e.message))
const overriding = async () => { try { return await thrower('o') } finally { return 'overridden' } }
console.log(await overriding())
const sync = () => { try { thrower('now').catch(() => console.log('async')); return 'try' } finally { console.log('finally') } }
console.log(sync())
function* g() { try { yield 1 } catch (e) { yield e } }
const it = g(); it.next(); console.log(it.throw('into').value)
console.log(await Promise.reject('plain').catch((x) => x), await (async () => { throw undefined })().catch((x) => String(x)))
class Custom extends Error { override name = 'Custom'; constructor(readonly extra: number) { super('custom') } }
try { await Promise.reject(new Custom(3)) } catch (e) { console.log(e instanceof Custom, (e as Custom).extra, String(e)) }
const thenable = { then(ok: (x: number) => void) { console.log('then called'); ok(5) } }
console.log(await (thenable as unknown as Promise<number>))
const getter = { get then() { console.log('then read'); return undefined } }
console.log(typeof await getter)
console.log(await (async () => { try { await null; return 'value' } catch { return 'never' } finally { await null } })())
