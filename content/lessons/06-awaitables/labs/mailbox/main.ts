// Challenge: let `take` in `mailbox.ts` wait without
// looking again and again. Each letter arrives in the
// instant in which it is put.
import { sleep } from 'lab';
import { Mailbox } from './mailbox.ts';

const box = new Mailbox<string>();

async function reader(name: string) {
  console.log(`${name} reads ${await box.take()}`);
}

box.put('one');
const readers = ['A', 'B', 'C'].map(reader);

await sleep(250);
box.put('two');
await sleep(100);
box.put('three');

await Promise.all(readers);
