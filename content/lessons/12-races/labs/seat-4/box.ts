const READY = 0;
const VALUE = 1;

export function put(box: Int32Array) {
  Atomics.store(box, READY, 1);
  Atomics.store(box, VALUE, 42);
}

export function get(box: Int32Array) {
  if (Atomics.load(box, READY) === 0) return 'nothing';
  return Atomics.load(box, VALUE);
}
