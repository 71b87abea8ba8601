import { paint } from 'lab';
import { codes } from './codes.ts';

async function download(code: string) {
  const response = await fetch(`/net/flags/${code}.svg`);
  return { code, response };
}

const downloads = codes.map((code) => download(code));

for (const { code, response } of await Promise.all(downloads)) {
  await paint(response, code);
  console.log(code);
}
