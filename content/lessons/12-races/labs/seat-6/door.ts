const TURN = 2;

export function enter(door: Int32Array, me: number) {
  const other = 1 - me;
  Atomics.store(door, TURN, other);
  Atomics.store(door, me, 1);
  if (Atomics.load(door, other) === 0) return 'inside';
  if (Atomics.load(door, TURN) === me) return 'inside';
  return 'waits';
}
