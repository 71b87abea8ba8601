import { blockingSleep } from 'lab';

onmessage = ({ data: cup }: MessageEvent<string>) => {
  blockingSleep(300); // it brews
  blockingSleep(100); // it is poured
  postMessage(cup);
};
