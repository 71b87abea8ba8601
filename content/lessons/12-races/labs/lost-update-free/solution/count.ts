export function count(counter: Int32Array, rounds: number) {
  for (let n = 0; n < rounds; n++) {
    Atomics.add(counter, 0, 1);
  }
}
