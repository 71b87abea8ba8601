import { paint } from 'lab';
import { codes } from './codes.ts';

async function show(code: string) {
  const response = await fetch(`/net/flags/${code}.svg`);
  await paint(response, code);
  console.log(code);
}

await Promise.all(codes.map((code) => show(code)));
