export function count(counter: Int32Array, rounds: number) {
  for (let n = 0; n < rounds; n++) {
    const seen = counter[0];
    counter[0] = seen + 1;
  }
}
