export function enter(door: Int32Array, me: number) {
  const other = 1 - me;
  if (Atomics.load(door, other) === 1) return 'left';
  Atomics.store(door, me, 1);
  return 'inside';
}
