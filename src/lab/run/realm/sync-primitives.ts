import { createSync, type Sync } from '../../prelude/sync.ts';
import type {
  Plan,
  PrimitiveType,
  SyncAtomics,
  SyncEvent,
  SyncHost,
  Touch,
} from '../../prelude/sync-host.ts';
import { OP } from '../../schedule/index.ts';
import type { Core } from './core.ts';
import { bufferOfArray, captureGetter, lengthOfArray, offsetOfArray, typeOfArray } from './element-views.ts';
import { apply, createSafeWeakMap, NativeRangeError, NativeTypeError } from './intrinsics.ts';
import type { Guard, Ops } from './ops.ts';
import type { PrimitiveNote, Reviver } from './value-primitives.ts';

/** The primitives of `lab` in one realm, and the way they go to another one. */
export interface SyncPrimitives {
  readonly classes: Sync;
  readonly reviver: Reviver;
}

const Cells = Int32Array;
const CELL_BYTES = 4;
const isShared =
  typeof SharedArrayBuffer === 'function'
    ? captureGetter(SharedArrayBuffer.prototype as object, 'byteLength')
    : (): number => {
        throw new NativeTypeError('There is no shared memory here.');
      };

/**
 * @param thread number of this thread, from 0
 * @param create gives a fresh shared buffer
 * @param onMade is told of each primitive: its type, the number of its buffer, its first byte and its size in bytes
 */
export function createSyncPrimitives(
  core: Core,
  ops: Ops,
  atomics: SyncAtomics,
  thread: number,
  create: (byteLength: number) => SharedArrayBuffer,
  onMade: (type: PrimitiveType, object: number, address: number, size: number) => void = () => undefined,
): SyncPrimitives {
  const notes = createSafeWeakMap<object, PrimitiveNote>();

  function place(self: object, plan: Plan): Int32Array<SharedArrayBuffer> {
    const { type, cellCount, memory, index } = plan;
    if (type === 'Condition' && !isNoted(plan.mutex, 'Mutex')) {
      throw new NativeTypeError('new Condition(mutex) takes the Mutex that guards what is waited for.');
    }
    const cells =
      memory === undefined
        ? new Cells(create(cellCount * CELL_BYTES))
        : findCells(type, memory, index, cellCount);
    const buffer = apply(bufferOfArray, cells, []) as SharedArrayBuffer;
    const address = apply(offsetOfArray, cells, []) as number;
    notes.set(self, { type, size: plan.size, buffer, address, mutex: plan.mutex ?? null });
    onMade(type, ops.objectOf(buffer), address, cellCount * CELL_BYTES);
    return cells;
  }

  function isNoted(value: unknown, type: PrimitiveType): boolean {
    return typeof value === 'object' && value !== null && notes.get(value)?.type === type;
  }

  function asOne<T>(
    touch: Touch,
    op: typeof OP.acquire | typeof OP.release,
    event: SyncEvent,
    guard: Pick<Guard, 'is' | 'operand'> | null,
    body: () => T,
  ): T {
    if (!ops.isActive) return body();
    const { cells, from, count } = touch;
    const object = ops.objectOf(apply(bufferOfArray, cells, []));
    const address = (apply(offsetOfArray, cells, []) as number) + from * CELL_BYTES;
    const request = { op, object, address, size: count * CELL_BYTES, site: core.site };
    if (guard === null) return ops.asOne(request, event, body);
    const { is, operand } = guard;
    const read = (): number => cells[from] as number;
    return ops.asOne({ ...request, guard: { address, is, operand, read } }, event, body);
  }

  const host: SyncHost = {
    atomics,
    thread,
    place,
    acquire: (touch, is, operand, event, body) => asOne(touch, OP.acquire, event, { is, operand }, body),
    attempt: (touch, event, body) => asOne(touch, OP.acquire, event, null, body),
    release: (touch, body) => asOne(touch, OP.release, 'released', null, body),
    held: (giveBack) => ({
      [Symbol.dispose]() {
        // A run that is being ended unwinds its blocks: there is nobody left to give anything back to.
        if (!core.isEnded) giveBack();
      },
    }),
  };
  const classes = createSync(host);

  return {
    classes,
    reviver: {
      describe: (value) => notes.get(value) ?? null,
      revive({ type, size, buffer, address, mutex }) {
        const memory = new Cells(buffer);
        const index = address / CELL_BYTES;
        switch (type) {
          case 'Mutex':
            return new classes.Mutex(memory, index);
          case 'RwLock':
            return new classes.RwLock(memory, index);
          case 'Semaphore':
            return new classes.Semaphore(size, memory, index);
          case 'Barrier':
            return new classes.Barrier(size, memory, index);
          case 'Channel':
            return new classes.Channel(size, memory, index);
          case 'Condition':
            return new classes.Condition(mutex as InstanceType<Sync['Mutex']>, memory, index);
        }
      },
    },
  };
}

/** The cells of a primitive in memory that the program chose. */
function findCells(
  type: string,
  memory: unknown,
  index: unknown,
  count: number,
): Int32Array<SharedArrayBuffer> {
  const tag = typeof memory === 'object' && memory !== null ? apply(typeOfArray, memory, []) : undefined;
  const buffer = tag === 'Int32Array' ? (apply(bufferOfArray, memory, []) as SharedArrayBuffer) : null;
  if (buffer === null || !isSharedBuffer(buffer)) {
    throw new NativeTypeError(
      `A ${type} stands on shared memory: give it an Int32Array over a SharedArrayBuffer, or nothing for memory of its own.`,
    );
  }
  const length = apply(lengthOfArray, memory, []) as number;
  if (typeof index !== 'number' || index % 1 !== 0 || index < 0 || index + count > length) {
    const cells = count === 1 ? 'cell' : `${count} cells`;
    throw new NativeRangeError(
      `A ${type} needs ${cells} from index ${String(index)} on, and this Int32Array has ${length}.`,
    );
  }
  const offset = (apply(offsetOfArray, memory, []) as number) + index * CELL_BYTES;
  return new Cells(buffer, offset, count);
}

function isSharedBuffer(buffer: object): boolean {
  try {
    apply(isShared, buffer, []);
    return true;
  } catch {
    return false; // an ArrayBuffer of the program's own
  }
}
