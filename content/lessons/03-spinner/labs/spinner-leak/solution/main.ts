import { sleep } from 'lab';
import { spin } from './spin.ts';

async function slow(): Promise<number> {
  await sleep(1000);
  throw new Error('no answer');
}

async function answer() {
  const stop = new AbortController();
  const spinner = spin('thinking', stop.signal);
  try {
    return await slow();
  } finally {
    stop.abort();
    await spinner;
  }
}

try {
  console.log(await answer());
} catch {
  console.log('sorry, no answer');
}
