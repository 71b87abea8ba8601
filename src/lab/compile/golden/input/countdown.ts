import { sleep, write } from 'lab';

async function countdown(name: string, from: number): Promise<void> {
  for (let n = from; n > 0; n--) {
    write(`${name} ${n}\n`);
    await sleep(700);
  }
}

const runs = ['A', 'B'].map((name) => countdown(name, 3));
await Promise.all(runs);
console.log(add(1, 2));

function add(a: number, b: number): number {
  return a + b;
}
