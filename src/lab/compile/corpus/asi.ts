let log = (...x: unknown[]) => { console.log(...x); return log }
const f = () => log
const obj = { f, g() { return this === obj }, h: { f } }
let a = 1
f()
let b = a
f()(1)
const c = () => f
c()
;[1, 2].forEach((x) => log(x))
let d = a
++a
log(a, b, d)
const arrow = (x: number) => log(x)
f()
if (a) f()
else f()
if (a)
  f()
else
  f()()
do f()
while (a-- > 1)
f().name
var t = `${f()}`.length > 0
f()`tag ${t} ${f()('in tag') === log}`
log
(2)
log(obj?.g(), obj.h.f()(3) === log, obj?.h?.f?.().call(null, 4) === log)
void f()
!f()
typeof f() === 'function' && f()
a = a ? f() ? 1 : 2 : 3
log(a); f(), f()
new Map
new Map()
log(new Map, new (class { x = f() }), new Set)
async function spaces() {
  await(f())
  await[f()]
  await/* comment */f()
  await // line
    f()
  const x = await f() === log, y = !await f(), z = (await f(), await(f)())
  log(x, y, z === log, await`template`, 2 ** (await 3), -(await 2), [...await[1]], { ...await{ k: 1 } }.k)
  return(f())
}
await spaces()
function* gen(): Generator {
  yield(f())
  yield[1]
  yield
  f()
  yield*[f()]
  const x = [yield, yield 1, (yield) || 2]
  yield yield yield f()
  return(yield)
}
log([...gen()].length)
for (const x of[f()]) log(x === log)
for (let i = f() ? 0 : 1; i < (f(), 1); i += f() ? 1 : 2) f()
throw_: try { throw(f()) } catch { f() } finally { f() }
switch (f()) { case(f()): f(); case log: f() }
log((() => ({ a: f() }))().a === log, (() => f())() === log, (async () => f())() instanceof Promise, ((x = f()) => x)() === log)
log(((a, b) => a + b)(1, (2, 3)), [f(), , f()].length, f?.()?.(5) === log, delete (f() as any).zork, 'x' in f())
export default f()
