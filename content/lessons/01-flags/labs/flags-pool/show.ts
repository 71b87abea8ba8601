import { paint } from 'lab';

onmessage = async ({ data: code }: MessageEvent<string>) => {
  const response = await fetch(`/net/flags/${code}.svg`);
  await paint(response, code);
  console.log(code);
  postMessage(code);
};
