import { isWrite, type AccessEvent } from './access.ts';
import type { SharedObject } from './event.ts';
import { nameCell } from './name-cell.ts';

/** What an access does, as a predicate of its lane: `writes counter[0]: 0 → 1`. */
export function describeAccess(event: AccessEvent, objects: readonly SharedObject[]): string {
  const { kind, before, after, isPlain } = event;
  const cell = nameCell(objects, event.object, event.address);
  const atomically = isPlain ? '' : ' atomically';
  switch (kind) {
    case 'load':
      return `reads ${cell}${atomically}: ${showValue(before)}`;
    case 'store':
      return `writes ${cell}${atomically}: ${showChange(before, after)}`;
    case 'add':
      return `adds to ${cell} atomically: ${showChange(before, after)}`;
    case 'sub':
      return `subtracts from ${cell} atomically: ${showChange(before, after)}`;
    case 'and':
    case 'or':
    case 'xor':
      return `changes ${cell} atomically (${kind}): ${showChange(before, after)}`;
    case 'exchange':
      return `exchanges ${cell} atomically: ${showChange(before, after)}`;
    case 'compareExchange':
      return isWrite(event)
        ? `compares and exchanges ${cell}: ${showChange(before, after)}`
        : `compares ${cell}, finds ${showValue(before)}, and leaves it`;
    case 'wait':
      return `looks at ${cell} before it sleeps: ${showValue(before)}`;
    case 'notify':
      return `notifies who sleeps at ${cell}`;
    default:
      return kind satisfies never;
  }
}

/** An access in as few characters as a picture has room for, longest first. */
export function abbreviateAccess(event: AccessEvent, objects: readonly SharedObject[]): string[] {
  const { kind, before, after } = event;
  const cell = nameCell(objects, event.object, event.address);
  if (kind === 'notify') return [`notify ${cell}`, 'notify'];
  if (kind === 'wait') return [`wait ${cell} = ${showValue(before)}`, 'wait'];
  if (!isWrite(event)) return [`${cell} = ${showValue(before)}`, showValue(before)];
  return [`${cell}: ${showChange(before, after)}`, showChange(before, after), `→ ${showValue(after)}`];
}

/** A value of shared memory as people read it. */
export function showValue(value: number): string {
  return Number.isInteger(value) || !Number.isFinite(value)
    ? String(value)
    : String(Number(value.toPrecision(6)));
}

function showChange(before: number, after: number): string {
  return Number.isNaN(before) ? showValue(after) : `${showValue(before)} → ${showValue(after)}`;
}
