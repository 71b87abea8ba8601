import type { SyncAtomics } from '../../prelude/sync-host.ts';
import type { Sync } from '../../prelude/sync.ts';
import type { Buffers } from './buffer-pool.ts';
import type { Core } from './core.ts';
import { defineProperty } from './intrinsics.ts';
import type { Ops } from './ops.ts';
import { installSharedArrays } from './shared-arrays.ts';
import { createAtomics } from './shared-atomics.ts';
import { createSyncPrimitives } from './sync-primitives.ts';
import type { Reviver } from './value-codec.ts';

/** What programs find of shared memory, and the primitives of `lab` that stand on it. */
export interface SharedMemory {
  readonly primitives: Sync;
  readonly reviver: Reviver;
}

/** Puts `SharedArrayBuffer`, `Atomics` and what reads and writes shared elements into `scope`. Once for a realm, before learner code. */
export function installSharedMemory(scope: object, core: Core, ops: Ops, buffers: Buffers): SharedMemory {
  const atomics = createAtomics(core, ops);
  const create = (byteLength: number): SharedArrayBuffer => buffers.create(byteLength);
  const put = (name: string, value: unknown): void => {
    defineProperty(scope, name, { value, writable: true, enumerable: false, configurable: true });
  };
  put('Atomics', atomics);
  if (typeof SharedArrayBuffer === 'function') put('SharedArrayBuffer', buffers.constructor);
  const elements = installSharedArrays(scope, core, ops, create);
  core.unshare = (value) => {
    const view = elements.find(value);
    return view === null ? value : elements.copy(view, 0, elements.lengthOf(view));
  };
  const thread = core.control?.thread ?? 0;
  const { classes, reviver } = createSyncPrimitives(core, ops, atomics as SyncAtomics, thread, create);
  return { primitives: classes, reviver };
}
