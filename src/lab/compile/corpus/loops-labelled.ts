async function* numbers(n: number): AsyncGenerator<number> {
  try {
    for (let i = 0; i < n; i++) yield i;
  } finally {
    console.log('closed', n);
  }
}
async function walk(): Promise<string> {
  outer: for (let i = 0; i < 3; i++) {
    inner: for await (const x of numbers(3)) {
      if (x === 1 && i === 0) continue outer;
      if (x === 1 && i === 1) continue inner;
      if (x === 2 && i === 2) break outer;
      console.log(i, x);
    }
    console.log('after inner', i);
  }
  b: for await (const x of [Promise.resolve(1), 2]) {
    c: for (const y of [1, 2]) {
      if (y === 2) continue b;
      if (x === 5) break c;
      await null;
      console.log('ab', x, y);
    }
  }
  block: {
    for await (const x of numbers(2)) {
      if (x === 1) break block;
    }
    console.log('never');
  }
  let i = 0;
  do i++; while (i < 3)
  while (i --> 0) if (i === 1) continue; else console.log('while', i)
  for (;;) if (i++ > 2) break
  for (const k in { a: 1, b: 2 }) for (const c of k) console.log(k, c)
  for (let j = 0; j < 2; j++);
  if (i) for await (const x of numbers(1)) console.log('in if', x)
  else console.log('else')
  if (!i) console.log('no')
  else for await (const x of numbers(1)) { console.log('in else', x) }
  lone: for await (const x of numbers(1)) lonely: console.log('lonely', x)
  for await (const x of numbers(9)) { if (x) return 'returned from loop ' + x }
  return 'end'
}
console.log(await walk())
for await (const { a = await Promise.resolve('default') } of [{ a: 'given' }, {} as { a?: string }]) console.log(a)
for await (const x of numbers(2)) {}
top: for await (const x of numbers(2)) for (;;) { await x; continue top }
try {
  for await (const x of [Promise.reject(new Error('rejected item'))]) console.log(x)
} catch (error) { console.log((error as Error).message) }
try {
  for await (const x of numbers(3)) { await x; throw new Error('from body ' + x) }
} catch (error) { console.log((error as Error).message) } finally { console.log('finally') }
switch (await Promise.resolve(2)) {
  case 1: console.log('one')
  case 2: for await (const x of numbers(1)) console.log('two', x)
  default: console.log('default'); break
}
const closures: (() => number)[] = []
for (let n = 0; n < 3; n++) closures.push(() => n)
for await (const n of numbers(2)) closures.push(() => n * 10)
console.log(closures.map((f) => f()).join())
