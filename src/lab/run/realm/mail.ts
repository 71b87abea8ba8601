import { CELL, MAX_MESSAGES, MESSAGE_WIDTH, type ControlMemory } from '../control/layout.ts';
import type { Buffers } from './buffer-pool.ts';
import type { Core } from './core.ts';
import { apply, bareList, createSafeMap, isArray, ownKeys, sliceText } from './intrinsics.ts';
import {
  decodeValue,
  encodeValue,
  flattenPrimitives,
  refusePrimitives,
  revivePrimitives,
  type Reviver,
} from './value-codec.ts';

/** What a message is about. */
export const LETTER = { start: 0, settled: 1, toThread: 2, toParent: 3, error: 4 } as const;

/** A message between threads, by its number in shared memory. */
export interface Letter {
  row: number;
  kind: number;
  from: number;
  /** Step and event by which it was sent. */
  step: number;
  event: number;
}

/** What crosses natively: values that have no text form, and memory that the other realm has not seen. */
export interface Parcel {
  to: number;
  epoch: number;
  /** Number of the letter it belongs to; −1 for memory alone. */
  id: number;
  value: unknown;
  /** With a letter: lasting number and object of each memory in the value, in turns; alone: lasting number and memory. */
  memories: (number | SharedArrayBuffer)[];
}

const COLUMN = { state: 0, from: 1, to: 2, kind: 3, offset: 4, length: 5, native: 6, step: 7, event: 8 };
const STATE = { sent: 1, taken: 2 };
const { charCodeAt, indexOf } = String.prototype;
const { fromCharCode } = String;

/** Messages between the threads of one execution. */
export interface Mail {
  /**
   * Copies a value for another thread. `isOurs`: primitives of `lab` are brought to life again on the other side.
   * @throws DataCloneError when it cannot be copied
   */
  write(value: unknown, isOurs: boolean, transfer: readonly unknown[]): Draft;
  /** Puts it on its way. @returns its row */
  send(draft: Draft, to: number, kind: number, step: number, event: number): number;
  /** The oldest letter of each sender that this thread has not taken. */
  list(): Letter[];
  letter(row: number): Letter;
  /** Whether all that the letter needs has arrived. */
  isHere(row: number): boolean;
  /** Its value; once. */
  open(row: number, isOurs: boolean): unknown;
  receive(parcel: Parcel): void;
  reset(): void;
}

/** A copy that waits for its address. */
export interface Draft {
  text: string | null;
  value: unknown;
  transfer: readonly unknown[];
  /** Memories in it: lasting number and object, in turns. */
  memories: number[];
}

export function createMail(
  core: Core,
  memory: ControlMemory,
  me: number,
  buffers: Buffers,
  reviver: Reviver,
  post: (parcel: Parcel, transfer: readonly unknown[]) => void,
): Mail {
  const { ctl, heap, messages } = memory;
  const clone = structuredClone;
  let arrived = createSafeMap<number, { value: unknown }>();
  /** Memories that other threads have got from this one: thread * 2^32 + number. */
  const given = createSafeMap<number, true>();
  let mailNow = 0;

  function writeHeap(text: string): number {
    const start = ctl[CELL.heapTop] as number;
    const end = start + text.length;
    if (end > heap.length) return -1;
    for (let k = 0; k < text.length; k++) heap[start + k] = apply(charCodeAt, text, [k]) as number;
    ctl[CELL.heapTop] = end;
    return start;
  }

  function readHeap(start: number, length: number): string {
    let text = '';
    for (let k = 0; k < length; k += 4096) {
      const codes = bareList<number>();
      const end = length - k < 4096 ? length - k : 4096;
      for (let c = 0; c < end; c++) codes[c] = heap[start + k + c] as number;
      text += apply(fromCharCode, undefined, codes) as string;
    }
    return text;
  }

  return {
    write(value, isOurs, transfer) {
      const memories: number[] = bareList();
      const noteMemory = (buffer: unknown): number => {
        const number = buffers.memoryOf(buffer);
        if (number >= 0) {
          memories[memories.length] = number;
          memories[memories.length] = buffers.objectOf(buffer);
        }
        return number;
      };
      const text = transfer.length === 0 ? encodeValue(value, noteMemory, isOurs, reviver) : null;
      if (text !== null) return { text, value: undefined, transfer, memories };
      if (!isOurs) refusePrimitives(value, reviver);
      const flat = isOurs ? flattenPrimitives(value, noteMemory, reviver) : value;
      // A copy now: what the program changes afterwards must not travel, and what is transferred is gone at once. The
      // memories go in the same copy, since they are known again only by their identity within it.
      const known = buffers.list();
      const copy = clone(
        { value: flat, memories: known.buffers },
        transfer.length > 0 ? { transfer: transfer as Transferable[] } : undefined,
      );
      const moved = bareList<unknown>();
      if (transfer.length > 0) collectMoved(copy.value, moved, transfer.length, bareList<object>());
      return { text: null, value: copy, transfer: moved, memories: known.numbers };
    },
    send(draft, to, kind, step, event) {
      const row = ctl[CELL.messageCount] as number;
      if (row >= MAX_MESSAGES) {
        core.overLimit('steps', `More than ${MAX_MESSAGES} messages went between threads.`, core.site);
        return -1;
      }
      ctl[CELL.messageCount] = row + 1;
      const at = row * MESSAGE_WIDTH;
      const fresh = bareList<number | SharedArrayBuffer>();
      let text = `${draft.memories.length}`;
      for (let k = 0; k < draft.memories.length; k++) text += `,${draft.memories[k] as number}`;
      text += ';';
      for (let k = 0; k < draft.memories.length; k += 2) {
        const number = draft.memories[k] as number;
        const key = to * 4_294_967_296 + number;
        if (given.get(key)) continue;
        given.set(key, true);
        fresh[fresh.length] = number;
        fresh[fresh.length] = buffers.byMemory(number) as SharedArrayBuffer;
      }
      const isNative = draft.text === null;
      const offset = writeHeap(draft.text === null ? text : text + draft.text);
      if (offset < 0) {
        core.overLimit('steps', 'The threads sent each other more text than one run may hold.', core.site);
        return -1;
      }
      messages[at + COLUMN.from] = me;
      messages[at + COLUMN.to] = to;
      messages[at + COLUMN.kind] = kind;
      messages[at + COLUMN.offset] = offset;
      messages[at + COLUMN.length] = (ctl[CELL.heapTop] as number) - offset;
      messages[at + COLUMN.native] = isNative ? 1 : 0;
      messages[at + COLUMN.step] = step;
      messages[at + COLUMN.event] = event;
      messages[at + COLUMN.state] = STATE.sent;
      const epoch = ctl[CELL.epoch] as number;
      if (fresh.length > 0) post({ to, epoch, id: -1, value: undefined, memories: fresh }, []);
      if (isNative)
        post({ to, epoch, id: row, value: draft.value, memories: draft.memories }, draft.transfer);
      return row;
    },
    list() {
      const found = bareList<Letter>();
      const count = ctl[CELL.messageCount] as number;
      let senders = 0;
      let isFirst = true;
      for (let row = mailNow; row < count; row++) {
        const at = row * MESSAGE_WIDTH;
        const kind = messages[at + COLUMN.kind] as number;
        const isLetter = kind !== LETTER.start && kind !== LETTER.settled;
        if (!isLetter || messages[at + COLUMN.to] !== me || messages[at + COLUMN.state] !== STATE.sent) {
          if (isFirst) mailNow = row + 1;
          continue;
        }
        isFirst = false;
        const sender = 1 << (messages[at + COLUMN.from] as number);
        if ((senders & sender) !== 0) continue;
        senders |= sender;
        found[found.length] = this.letter(row);
      }
      return found;
    },
    letter(row) {
      const at = row * MESSAGE_WIDTH;
      return {
        row,
        kind: messages[at + COLUMN.kind] as number,
        from: messages[at + COLUMN.from] as number,
        step: messages[at + COLUMN.step] as number,
        event: messages[at + COLUMN.event] as number,
      };
    },
    isHere(row) {
      const at = row * MESSAGE_WIDTH;
      if (messages[at + COLUMN.native] === 1 && arrived.get(row) === undefined) return false;
      const numbers = readMemories(
        readHeap(messages[at + COLUMN.offset] as number, messages[at + COLUMN.length] as number),
      );
      for (let k = 0; k < numbers.length; k += 2) {
        if (buffers.byMemory(numbers[k] as number) === undefined) return false;
      }
      return true;
    },
    open(row, isOurs) {
      const at = row * MESSAGE_WIDTH;
      messages[at + COLUMN.state] = STATE.taken;
      const text = readHeap(messages[at + COLUMN.offset] as number, messages[at + COLUMN.length] as number);
      const numbers = readMemories(text);
      for (let k = 0; k < numbers.length; k += 2) {
        buffers.setObject(numbers[k] as number, numbers[k + 1] as number);
      }
      if (messages[at + COLUMN.native] === 1) {
        const { value } = arrived.get(row) as { value: unknown };
        arrived.delete(row);
        return isOurs ? revivePrimitives(value, reviver, buffers.byMemory) : value;
      }
      const start = (apply(indexOf, text, [';']) as number) + 1;
      return decodeValue(apply(sliceText, text, [start]) as string, buffers.byMemory, reviver);
    },
    receive(parcel) {
      if (parcel.id < 0) {
        for (let k = 0; k < parcel.memories.length; k += 2) {
          buffers.adopt(parcel.memories[k] as number, parcel.memories[k + 1] as SharedArrayBuffer);
        }
        return;
      }
      const copy = parcel.value as { value: unknown; memories: SharedArrayBuffer[] };
      for (let k = 0; k < copy.memories.length; k++) {
        buffers.adopt(parcel.memories[2 * k] as number, copy.memories[k] as SharedArrayBuffer);
      }
      if (parcel.epoch === ctl[CELL.epoch]) arrived.set(parcel.id, { value: copy.value });
    },
    reset() {
      mailNow = 0;
      arrived = createSafeMap();
    },
  };
}

const { isView } = ArrayBuffer;
const byteLengthOf = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength')
  ?.get as () => number;
const viewBuffer = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Int8Array.prototype) as object,
  'buffer',
)?.get as () => unknown;

/** ArrayBuffers within a copy, which holds no getters of a program's own making: those to hand on with it. */
function collectMoved(value: unknown, found: unknown[], most: number, seen: object[]): void {
  if (typeof value !== 'object' || value === null || found.length >= most) return;
  for (let k = 0; k < seen.length; k++) if (seen[k] === value) return;
  seen[seen.length] = value;
  if (isView(value)) {
    collectMoved(apply(viewBuffer, value, []), found, most, seen);
    return;
  }
  try {
    apply(byteLengthOf, value, []);
    found[found.length] = value;
    return;
  } catch {
    // not an ArrayBuffer
  }
  if (isArray(value)) {
    for (let k = 0; k < value.length; k++) collectMoved(value[k], found, most, seen);
    return;
  }
  const keys = ownKeys(value);
  for (let k = 0; k < keys.length; k++) {
    collectMoved((value as Record<PropertyKey, unknown>)[keys[k] as string], found, most, seen);
  }
}

/** The numbers before the `;` of a letter's text: lasting number and object, in turns. */
function readMemories(text: string): number[] {
  const numbers: number[] = bareList();
  let value = 0;
  let isFirst = true;
  for (let k = 0; k < text.length; k++) {
    const code = apply(charCodeAt, text, [k]) as number;
    if (code >= 48 && code <= 57) value = value * 10 + code - 48;
    else {
      if (!isFirst) numbers[numbers.length] = value;
      isFirst = false;
      value = 0;
      if (code !== 44) break;
    }
  }
  return numbers;
}
