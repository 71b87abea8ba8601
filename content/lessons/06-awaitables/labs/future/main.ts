// Edit and run again: call `resolve('bread')` as well,
// after the first `resolve`. Who gets what?
import { sleep } from 'lab';

const { promise, resolve } = Promise.withResolvers<string>();

async function wait(name: string) {
  console.log(`${name} waits`);
  console.log(`${name} gets ${await promise}`);
}

const guests = [wait('A'), wait('B')];
await sleep(500);
resolve('soup');
console.log('resolved');
await Promise.all(guests);
