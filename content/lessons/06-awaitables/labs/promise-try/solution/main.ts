import { sleep } from 'lab';

function find(name: string): Promise<string> {
  if (name === '') throw new Error('no name');
  return sleep(100).then(() => `found ${name}`);
}

try {
  const found = Promise.try(find, '').catch(() => 'rejected');
  console.log('asked');
  console.log(await found);
} catch {
  console.log('thrown');
}
