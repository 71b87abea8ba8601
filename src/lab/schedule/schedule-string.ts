import { decodeBase64Url, encodeBase64Url } from './base64url.ts';
import type { Choice } from './types.ts';

/**
 * Schedules as short text. Bytes: format version, length of the program's hash, the hash, then runs of equal choices, then a
 * check sum of two bytes; all in base64url. A run is a number (LEB128) that holds how often, of which kind, and whether `enabled`
 * is as in the run before, then `enabled` if it is not, then which of the enabled was chosen: 0 for the lowest.
 */
const VERSION = 1;
/** A realm holds no more choices than this, so that a short text cannot ask for a long list. */
export const MAX_SCHEDULE_CHOICES = 262_144;
const MAX_TEXT = 2_000_000;
const MAX_HASH_BYTES = 32;
const MAX_THREAD_MASK = 0x7fff_ffff;

/** A program's choices, tied to its hash. */
export interface Schedule {
  /** Hex digits, as `Program.hash`. */
  program: string;
  choices: readonly Choice[];
}

/** A schedule as text, about two characters a change of mind. @throws RangeError for what is no schedule */
export function encodeSchedule({ program, choices }: Schedule): string {
  if (!/^(?:[0-9a-f]{2}){1,32}$/.test(program)) {
    throw new RangeError(`A program's hash is up to 64 hex digits, not ${JSON.stringify(program)}`);
  }
  const bytes = [VERSION, program.length / 2];
  for (let k = 0; k < program.length; k += 2) bytes.push(Number.parseInt(program.slice(k, k + 2), 16));
  let last: Choice | null = null;
  for (let k = 0; k < choices.length;) {
    const choice = choices[k] as Choice;
    const rank = toRank(choice);
    if (rank < 0) throw new RangeError(`Choice ${k} picks what is not enabled: ${JSON.stringify(choice)}`);
    let length = 1;
    while (k + length < choices.length && isEqual(choices[k + length] as Choice, choice)) length++;
    const isSame = last !== null && last.kind === choice.kind && last.enabled === choice.enabled;
    pushNumber(bytes, length * 4 + (choice.kind === 'event' ? 2 : 0) + (isSame ? 1 : 0));
    if (!isSame) pushNumber(bytes, choice.enabled);
    pushNumber(bytes, rank);
    last = choice;
    k += length;
  }
  const sum = toCheckSum(bytes, bytes.length);
  bytes.push(sum >>> 8, sum & 0xff);
  return encodeBase64Url(bytes);
}

/** Reads a schedule, whatever the text is; `fault` is a sentence for whoever followed the link. */
export function decodeSchedule(text: string): { program: string; choices: Choice[] } | { fault: string } {
  if (text.length > MAX_TEXT) return { fault: 'This schedule is too long.' };
  const bytes = decodeBase64Url(text);
  if (bytes === null || bytes.length < 4) return { fault: 'This is not a schedule.' };
  if (bytes[0] !== VERSION) return { fault: 'This schedule comes from another version of the site.' };
  const end = bytes.length - 2;
  const sum = ((bytes[end] as number) << 8) | (bytes[end + 1] as number);
  if (sum !== toCheckSum(bytes, end)) return { fault: 'This schedule is damaged: part of it is missing.' };
  const hashBytes = bytes[1] as number;
  if (hashBytes === 0 || hashBytes > MAX_HASH_BYTES || 2 + hashBytes > end) return DAMAGED;
  let program = '';
  for (let k = 0; k < hashBytes; k++) program += (bytes[2 + k] as number).toString(16).padStart(2, '0');
  const choices = readChoices(bytes, 2 + hashBytes, end);
  return choices === null ? DAMAGED : { program, choices };
}

const DAMAGED = { fault: 'This schedule is damaged.' } as const;

function readChoices(bytes: Uint8Array, start: number, end: number): Choice[] | null {
  const choices: Choice[] = [];
  let at = start;
  let last: Choice | null = null;
  const readNumber = (): number => {
    let value = 0;
    for (let scale = 1; at < end && scale < 2 ** 35; scale *= 128) {
      const byte = bytes[at++] as number;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    return -1;
  };
  while (at < end) {
    const head = readNumber();
    if (head < 4) return null;
    const length = Math.floor(head / 4);
    const kind = (head & 2) !== 0 ? 'event' : 'thread';
    if (choices.length + length > MAX_SCHEDULE_CHOICES) return null;
    let enabled: number;
    if ((head & 1) === 0) enabled = readNumber();
    else if (last !== null && last.kind === kind) enabled = last.enabled;
    else return null;
    const chosen = fromRank(kind, enabled, readNumber());
    if (chosen < 0) return null;
    last = { kind, enabled, chosen };
    for (let k = 0; k < length; k++) choices.push(last);
  }
  return choices;
}

function isEqual(a: Choice, b: Choice): boolean {
  return a.kind === b.kind && a.enabled === b.enabled && a.chosen === b.chosen;
}

/** Which of the enabled was chosen, from 0; −1 when it is none of them. */
function toRank({ kind, enabled, chosen }: Choice): number {
  if (!isChoosable(kind, enabled) || !Number.isInteger(chosen) || chosen < 0) return -1;
  if (kind === 'event') return chosen < enabled ? chosen : -1;
  if (chosen > 30 || ((enabled >>> chosen) & 1) === 0) return -1;
  let rank = 0;
  for (let t = 0; t < chosen; t++) rank += (enabled >>> t) & 1;
  return rank;
}

function fromRank(kind: Choice['kind'], enabled: number, rank: number): number {
  if (!isChoosable(kind, enabled) || rank < 0) return -1;
  if (kind === 'event') return rank < enabled ? rank : -1;
  let left = rank;
  for (let t = 0; t < 31; t++) {
    if (((enabled >>> t) & 1) === 1 && left-- === 0) return t;
  }
  return -1;
}

/** A choice has at least two to choose from. */
function isChoosable(kind: Choice['kind'], enabled: number): boolean {
  if (!Number.isInteger(enabled) || enabled < 2 || enabled > MAX_THREAD_MASK) return false;
  return kind === 'event' || (enabled & (enabled - 1)) !== 0;
}

function pushNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

/** Tells a text that was cut or mistyped; no defence against anybody. FNV-1a, folded to 16 bits. */
function toCheckSum(bytes: ArrayLike<number>, count: number): number {
  let hash = 0x811c9dc5;
  for (let k = 0; k < count; k++) hash = Math.imul(hash ^ (bytes[k] as number), 0x01000193);
  return ((hash >>> 16) ^ hash) & 0xffff;
}
