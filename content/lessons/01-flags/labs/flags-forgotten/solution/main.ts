import { paint } from 'lab';
import { codes } from './codes.ts';

async function show(code: string) {
  const response = await fetch(`/net/flags/${code}.svg`);
  await paint(response, code);
  console.log(code);
}

for (const code of codes) {
  await show(code);
}
console.log('done');
