// Edit: `try { … } finally { stop.abort(); }` around the wait.
import { sleep } from 'lab';
import { spin } from './spin.ts';

async function slow(): Promise<number> {
  await sleep(1000);
  throw new Error('no answer');
}

async function answer() {
  const stop = new AbortController();
  const spinner = spin('thinking', stop.signal);
  const result = await slow();
  stop.abort();
  await spinner;
  return result;
}

try {
  console.log(await answer());
} catch {
  console.log('sorry, no answer');
}
