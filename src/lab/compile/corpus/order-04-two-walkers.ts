async function walk(name: string, steps: number) {
  for (let i = 0; i < steps; i++) { console.log(name, i); await undefined; }
  return name;
}
const a = walk('a', 3), b = walk('b', 2);
console.log('both started');
console.log(await a, await b);
