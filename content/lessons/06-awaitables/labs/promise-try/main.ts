// Edit and run again: call `find` through
// `Promise.try(find, '')`. Who hears of the error now?
import { sleep } from 'lab';

function find(name: string): Promise<string> {
  if (name === '') throw new Error('no name');
  return sleep(100).then(() => `found ${name}`);
}

try {
  const found = find('').catch(() => 'rejected');
  console.log('asked');
  console.log(await found);
} catch {
  console.log('thrown');
}
