export function increment(counter: Int32Array) {
  const seen = Atomics.load(counter, 0);
  Atomics.store(counter, 0, seen + 1);
}
