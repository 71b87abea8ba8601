import { OP } from '../../schedule/index.ts';
import { STATE, THREAD, threadCell, type ControlMemory } from '../control/layout.ts';
import { CODE, WAIT_CODES } from '../wire.ts';
import type { Buffers } from './buffer-pool.ts';
import type { Core } from './core.ts';
import { deliver } from './deliver.ts';
import { RANK } from './event-queue.ts';
import { apply, NativePromise } from './intrinsics.ts';
import type { OpRequest, Ops } from './ops.ts';

const WAIT_MEMORY = WAIT_CODES.indexOf('memory');
const promiseThen = NativePromise.prototype.then;
const { compareExchange } = Atomics;

/** Ops of a thread that runs truly in parallel: everything happens natively, and is told. */
export function createFreeOps(core: Core, memory: ControlMemory, me: number, buffers: Buffers): Ops {
  const { ctl } = memory;
  const STATE_CELL = threadCell(me, THREAD.state);
  let current: OpRequest | null = null;
  let muted = 0;

  return {
    isActive: true,
    objectOf: buffers.objectOf,
    point(request) {
      current = request;
      if (muted > 0) return;
      if (core.isEnded) core.checkPulse(request.site);
      // What others may see has its number before it happens, what is seen of others after: so numbers tell of causes.
      if (request.op !== OP.read && request.op !== OP.wait) core.recorder.reserve();
    },
    done(_writes, before, after, kind) {
      const request = current;
      if (muted > 0 || request === null) return;
      if (kind < 0) return;
      const detail = request.size * 64 + kind * 2 + (request.isPlain === true ? 1 : 0);
      core.emit(
        CODE.access,
        core.currentLane(),
        request.site,
        -1,
        request.object,
        request.address,
        undefined,
        after,
        detail,
        before,
      );
      core.countOperation(request.site);
    },
    wait(object, address, timeoutMs, site, hold) {
      const lane = core.currentLane();
      core.emit(CODE.suspended, lane, site, -1, WAIT_MEMORY, object, undefined, address);
      core.recorder.flush();
      const isForever = timeoutMs === Infinity;
      ctl[threadCell(me, THREAD.guardOperand)] = site;
      if (isForever) compareExchange(ctl, STATE_CELL, STATE.running, STATE.held);
      const result = hold();
      if (isForever) compareExchange(ctl, STATE_CELL, STATE.held, STATE.running);
      core.rest();
      core.emit(CODE.resumed, lane, site, -1, 0, 0);
      return result;
    },
    waitAsync(_object, _address, _timeoutMs, site, settle, begin) {
      const result = begin();
      if (!result.async) return result.value;
      const lane = core.currentLane();
      core.nativePending++;
      const finish = (value: 'ok' | 'timed-out'): void => {
        core.nativePending--;
        core.queue.add(
          core.now(),
          RANK.normal,
          () => deliver(core, 'notify', lane, site, -1, () => settle(value)),
          { source: 0, kind: 'notify', detail: '', lane, site },
        );
        core.wake();
      };
      void apply(promiseThen, result.value, [finish]);
      return undefined;
    },
    notify: (_object, _address, _count, wake) => wake(),
    asOne(request, event, body) {
      if (muted > 0) return body();
      current = request;
      const lane = core.currentLane();
      const { object, address, site } = request;
      if (event === 'released') core.emit(CODE.released, lane, site, -1, object, address);
      const startMs = core.now();
      muted++;
      try {
        const result = body();
        if (event === 'acquired' && (request.guard !== undefined || result !== false)) {
          if (core.now() - startMs > 0.05) core.rest();
          core.emit(CODE.acquired, lane, site, -1, object, address);
        }
        return result;
      } finally {
        muted--;
      }
    },
  };
}
