export function enter(door: Int32Array, me: number) {
  const other = 1 - me;
  Atomics.store(door, me, 1);
  if (Atomics.load(door, other) === 1) return 'left';
  return 'inside';
}
