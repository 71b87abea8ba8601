import { sleep } from 'lab';

async function measure() {
  await sleep(300);
  return 21;
}

export const degrees = await measure();
