function* plain(): Generator<number> {
  yield 1;
  yield* [2, 3];
  yield;
}
async function* stream(): AsyncGenerator<number> {
  for (const x of plain()) yield x;
  return 4;
}
outer: for await (const x of stream()) {
  for (;;) {
    if (x === 1) continue outer;
    break;
  }
}
