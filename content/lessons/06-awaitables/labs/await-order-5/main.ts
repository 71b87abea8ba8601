// Edit and run again: write `return await fail()` in
// `pass` as well.
import { sleep } from 'lab';

async function fail() {
  await sleep(100);
  throw new Error('no');
}

async function keep() {
  try {
    return await fail();
  } catch {
    console.log('keep: caught');
  } finally {
    console.log('keep: over');
  }
}

async function pass() {
  try {
    return fail();
  } catch {
    console.log('pass: caught');
  } finally {
    console.log('pass: over');
  }
}

await keep();
await pass().catch(() => console.log('main: caught'));
