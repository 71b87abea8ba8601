import { expose } from 'comlink';

const counter = {
  count: (bytes: Uint8Array) => bytes.byteLength,
};

export type Counter = typeof counter;
expose(counter);
