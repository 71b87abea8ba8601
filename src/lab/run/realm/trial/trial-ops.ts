import { OP, type Op } from '../../../schedule/index.ts';
import { ACCESS_KINDS } from '../../wire.ts';
import type { Core } from '../core.ts';
import type { Guard, OpRequest, Ops } from '../ops.ts';

/** Operations of one thread that never has to wait for another, written down as they go. */
export interface TrialOps extends Ops {
  /** Such as `read 0+4 plain: 1 → 1`, with what stands for the value before and after; in one line each. */
  readonly lines: string[];
  register(buffer: SharedArrayBuffer): void;
  /** Settles what waits and was notified, oldest first. */
  settle(): void;
}

const NAMES = Object.fromEntries(Object.entries(OP).map(([name, code]) => [code, name])) as Record<
  Op,
  string
>;

/** @throws Error('would wait') where a thread under control would not be enabled */
export function createTrialOps(): TrialOps {
  const lines: string[] = [];
  const numbers = new Map<unknown, number>();
  const waiters: { place: string; settle: (result: 'ok') => void; isNotified: boolean }[] = [];
  let current: OpRequest | null = null;
  let depth = 0;
  let hasWritten = false;

  const holds = ({ is, operand, read }: Guard): boolean => {
    const value = read();
    if (is === 'equal') return value === operand;
    if (is === 'notEqual') return value !== operand;
    return is === 'above' ? value > operand : value < operand;
  };
  const describe = ({ op, object, address, size, isPlain, expected }: OpRequest): string =>
    `${NAMES[op]} ${object}:${address}+${size}${isPlain ? ' plain' : ''}${expected === undefined ? '' : ` if ${expected}`}`;
  const check = ({ guard, object, address, size }: OpRequest): void => {
    if (object < 0 || address < 0) throw new Error('an operation on nothing');
    if (!guard) return;
    if (guard.address < address || guard.address + 4 > address + size) throw new Error('a guard elsewhere');
    if (!holds(guard)) throw new Error('would wait');
  };

  return {
    isActive: true,
    lines,
    register: (buffer) => void numbers.set(buffer, numbers.size),
    objectOf: (buffer) => numbers.get(buffer) ?? -1,
    point(request) {
      if (current !== null && depth === 0) throw new Error(`${describe(current)} was never done`);
      check(request);
      current = request;
    },
    done(writes, before, after, kind) {
      if (current === null) throw new Error('done without a point');
      hasWritten ||= writes;
      if (depth === 0) {
        lines.push(
          `${describe(current)}: ${before}${writes ? ` → ${after}` : ''} ${ACCESS_KINDS[kind] ?? ''}`.trimEnd(),
        );
      }
      current = null;
    },
    wait(_object, _address, timeoutMs) {
      if (timeoutMs === Infinity) throw new Error('would wait');
      return 'timed-out';
    },
    waitAsync(object, address, _timeoutMs, _site, settle) {
      waiters.push({ place: `${object}:${address}`, settle, isNotified: false });
      return undefined;
    },
    notify(object, address, count) {
      const place = `${object}:${address}`;
      const woken = waiters.filter((waiter) => waiter.place === place && !waiter.isNotified).slice(0, count);
      for (const waiter of woken) waiter.isNotified = true;
      return woken.length;
    },
    asOne(request, event, body) {
      if (current !== null && depth === 0) throw new Error(`${describe(current)} was never done`);
      check(request);
      if (depth === 0) hasWritten = false;
      depth++;
      try {
        return body();
      } finally {
        depth--;
        current = null;
        const isTry = request.op === OP.acquire && !request.guard;
        if (depth === 0) {
          const got = isTry && !hasWritten ? 'nothing' : event;
          lines.push(
            `${describe(request)} ${got}${request.guard ? ` when ${request.guard.is} ${request.guard.operand}` : ''}`,
          );
        }
      }
    },
    settle() {
      const ready = waiters.filter(({ isNotified }) => isNotified);
      for (const waiter of ready) {
        waiters.splice(waiters.indexOf(waiter), 1);
        waiter.settle('ok');
      }
    },
  };
}

/** What the code under trial asks of a realm's core: where it is, and whether it is over. */
export function createTrialCore(): Core {
  return { site: 7, isEnded: false, isVirtual: true } as Core;
}

/** A shared array that the operations know of, with its first elements. */
export function createShared(
  ops: TrialOps,
  values: readonly number[],
  length: number = values.length,
): Int32Array {
  const buffer = new SharedArrayBuffer(length * 4);
  ops.register(buffer);
  const array = new Int32Array(buffer);
  values.forEach((value, k) => (array[k] = value));
  return array;
}
