import { paint } from 'lab';

async function show(code: string) {
  const response = await fetch(`/net/flags/${code}.svg`);
  await paint(response);
  console.log(code);
}

await Promise.all(['br', 'in', 'ng'].map(show));
