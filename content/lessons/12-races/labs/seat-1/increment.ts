export function increment(counter: Int32Array) {
  const seen = counter[0];
  counter[0] = seen + 1;
}
