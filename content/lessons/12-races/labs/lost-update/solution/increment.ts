export function increment(counter: Int32Array) {
  Atomics.add(counter, 0, 1);
}
