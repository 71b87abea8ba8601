import type { SharedObject } from './event.ts';

/** Bytes of an element of shared memory where nothing says otherwise. */
export const ELEMENT_BYTES = 4;

/** What the source calls a shared object: `counter`. */
export function nameObject(objects: readonly SharedObject[], object: number): string {
  return objects.find(({ id }) => id === object)?.label ?? `memory ${object}`;
}

/** What the source calls a place in it: `counter[0]`; the object alone when `address` is −1. */
export function nameCell(objects: readonly SharedObject[], object: number, address: number): string {
  const name = nameObject(objects, object);
  if (address < 0) return name;
  const index = address / (objects.find(({ id }) => id === object)?.elementSize ?? ELEMENT_BYTES);
  return Number.isInteger(index) ? `${name}[${index}]` : `${name} at byte ${address}`;
}
