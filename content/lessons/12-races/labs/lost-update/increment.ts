export function increment(counter: Int32Array) {
  counter[0]++;
}
