import { describe, expect, test } from 'vitest';
import { areDependent, isAwakened, wakeSleepers } from './dependence.ts';
import { FLAG, OP, STEP, STEP_WIDTH } from './step-log.ts';

interface Operation {
  op: number;
  object?: number;
  address?: number;
  size?: number;
  flags?: number;
  cause?: number;
  before?: number;
}

function toRow({
  op,
  object = 0,
  address = 0,
  size = 4,
  flags = 0,
  cause = -1,
  before = NaN,
}: Operation): Float64Array {
  const row = new Float64Array(STEP_WIDTH);
  row[STEP.op] = op;
  row[STEP.object] = object;
  row[STEP.address] = address;
  row[STEP.size] = size;
  row[STEP.flags] = flags;
  row[STEP.cause] = cause;
  row[STEP.before] = before;
  return row;
}

const READ = { op: OP.read };
const WRITE = { op: OP.write, flags: FLAG.writes };
const WAIT = { op: OP.wait };
const NOTIFY = { op: OP.notify };

describe('dependence', () => {
  test.each<[string, Operation, Operation, boolean]>([
    ['two reads', READ, READ, false],
    ['a read and a write', READ, WRITE, true],
    ['two writes', WRITE, WRITE, true],
    ['writes next to each other', WRITE, { ...WRITE, address: 4 }, false],
    ['writes that share a byte', WRITE, { ...WRITE, address: 3, size: 1 }, true],
    ['a write and a read of all of it', WRITE, { ...READ, address: -1, size: 0 }, true],
    ['writes to different objects', WRITE, { ...WRITE, object: 1 }, false],
    ['writes to no object', { ...WRITE, object: -1 }, { ...WRITE, object: -1 }, false],
    ['a swap that failed and a read', { op: OP.swap }, READ, false],
    ['a swap that held and a read', { op: OP.swap, flags: FLAG.writes }, READ, true],
    ['output, thread by thread', WRITE, { ...WRITE, flags: FLAG.writes | FLAG.independent }, false],
    ['two waits at a cell', WAIT, WAIT, true],
    ['a wait and a notify', WAIT, NOTIFY, true],
    ['a wait and a write', WAIT, WRITE, true],
    ['a wait and a read', WAIT, READ, false],
    ['a notify and a write', NOTIFY, WRITE, false],
    ['a notify and a wake by time', NOTIFY, { op: OP.wake }, true],
    ['a notify and a wake by another', NOTIFY, { op: OP.wake, cause: 3 }, false],
    ['two spawns', { op: OP.spawn, object: -1 }, { op: OP.spawn, object: -1 }, true],
    ['a spawn and a write', { op: OP.spawn, object: -1 }, WRITE, false],
  ])('[E1] %s', (_, a, b, isDependent) => {
    expect(areDependent(toRow(a), 0, toRow(b), 0)).toBe(isDependent);
    expect(areDependent(toRow(b), 0, toRow(a), 0)).toBe(isDependent);
  });
});

describe('sleepers', () => {
  test.each<[string, Operation, Operation, boolean]>([
    ['a swap that would hold, by a read', { op: OP.swap, before: 5 }, { ...READ, before: 5 }, true],
    ['a swap that would fail, by a read', { op: OP.swap, before: 5 }, { ...READ, before: 6 }, false],
    ['a swap that would fail, by a write', { op: OP.swap, before: 5 }, { ...WRITE, before: 6 }, true],
    [
      'a swap, by a read of something wider',
      { op: OP.swap, before: 5 },
      { ...READ, size: 8, before: 6 },
      true,
    ],
    ['a read, by a swap that failed', READ, { op: OP.swap, before: 6 }, false],
    [
      'a lock, by its release',
      { op: OP.acquire, flags: FLAG.writes },
      { op: OP.release, flags: FLAG.writes },
      true,
    ],
  ])('[E1] %s', (_, sleeper, performed, isAwake) => {
    expect(isAwakened(toRow(sleeper), 0, toRow(performed), 0)).toBe(isAwake);
  });

  test('[E1] only those that the operation matters to wake up', () => {
    const pending = new Float64Array(31 * STEP_WIDTH);
    pending.set(toRow(READ), 1 * STEP_WIDTH);
    pending.set(toRow({ ...READ, address: 8 }), 2 * STEP_WIDTH);
    pending.set(toRow(WRITE), 30 * STEP_WIDTH);
    const steps = new Float64Array(3 * STEP_WIDTH);
    steps.set(toRow(WRITE), 2 * STEP_WIDTH);
    expect(wakeSleepers((1 << 1) | (1 << 2) | (1 << 30), pending, steps, 2 * STEP_WIDTH)).toBe(1 << 2);
    expect(wakeSleepers(0, pending, steps, 0)).toBe(0);
  });
});
