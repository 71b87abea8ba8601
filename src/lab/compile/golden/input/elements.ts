export const usesThreads = typeof Worker;

const cells = new Int32Array(4);
const names: Record<string, number[]> = { a: [1, 2] };
const i = 0;

cells[i] = cells[i]! + 1;
cells[i]! += await Promise.resolve(2);
cells[i]! ||= 3;
cells[i]!++;
const before = --cells[1]!;
[cells[0], cells[1]] = [cells[1]!, cells[0]!];
for (cells[2] of [1, 2]) console.log(cells[2]);
({ x: cells[3] = before } = {} as { x?: number });
console.log(names['a']?.[i], names['a']?.length, names?.a![i]);
delete names[`b${i}`];
[console.log][i]!('called in place');

class Counter {
  #cells = cells;
  first = cells[0];
  add = (n = cells[1]): number => (this.#cells[0]! += n!);
}
console.log(new Counter().add());
