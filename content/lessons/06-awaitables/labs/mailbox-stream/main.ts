// Edit and run again: close the stream after `two`.
// What does C get?
import { sleep } from 'lab';

let box!: ReadableStreamDefaultController<string>;
const letters = new ReadableStream<string>({
  start(controller) {
    box = controller;
  },
}).getReader();

async function reader(name: string) {
  const { value } = await letters.read();
  console.log(`${name} reads ${value}`);
}

box.enqueue('one');
const readers = ['A', 'B', 'C'].map(reader);

await sleep(250);
box.enqueue('two');
await sleep(100);
box.enqueue('three');

await Promise.all(readers);
