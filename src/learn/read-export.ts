import type { ExportFile, Snapshot } from './export-file.ts';
import { STORE_VERSION, TABLE_NAMES } from './store-schema.ts';
import type { AttemptVerdict, Confidence } from './store-schema.ts';
import type { Answer } from './answer.ts';
import { toAttempt, toDraftFile } from './upgrade-records.ts';
import type { AttemptOfVersion1, DraftFileOfVersion1 } from './upgrade-records.ts';

/** What a file turned out to be. */
export type ReadExport =
  | { type: 'progress'; file: ExportFile }
  /** Nothing of it can be used; `message` says why and what to do, for the learner. */
  | { type: 'unusable'; message: string };

/** Larger than any progress there can be. */
const MAX_CHARACTERS = 50_000_000;

/** What is expected of a value; null when it is met, else a phrase: `a time`. */
type Expect = (value: unknown) => string | null;

const text: Expect = (value) => (typeof value === 'string' ? null : 'a text');
const whole: Expect = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? null : 'a whole number, 0 or more';
const number: Expect = (value) => (typeof value === 'number' && Number.isFinite(value) ? null : 'a number');
const time: Expect = (value) =>
  typeof value === 'number' && value >= 0 && value < 8.64e15 ? null : 'a time in milliseconds since 1970';

const orNull =
  (expect: Expect): Expect =>
  (value) => {
    const expected = value === null ? null : expect(value);
    return expected === null ? null : `${expected}, or null`;
  };

const list =
  (expect: Expect): Expect =>
  (value) =>
    Array.isArray(value) && value.every((each) => expect(each) === null) ? null : 'a list';

const oneOf =
  (...names: readonly string[]): Expect =>
  (value) =>
    typeof value === 'string' && names.includes(value) ? null : `one of ${names.join(', ')}`;

const record =
  (fields: Readonly<Record<string, Expect>>): Expect =>
  (value) =>
    findMistake(value, fields) === null ? null : 'a record of the right shape';

const VERDICTS: readonly AttemptVerdict[] = ['right', 'wrong', 'partial', 'skipped'];
const CONFIDENCES: readonly Confidence[] = ['sure', 'guess'];

/** What each kind of answer holds besides its kind. */
const ANSWERS: { readonly [K in Answer['kind']]: Readonly<Record<string, Expect>> } = {
  output: { lines: list(text) },
  order: { lines: list(text) },
  choice: { option: number },
  several: { options: list(whole) },
  number: { value: number },
  happen: {},
  fix: {},
};

const answer: Expect = (value) => {
  const kind = isRecord(value) ? value['kind'] : undefined;
  const fields =
    typeof kind === 'string' && Object.hasOwn(ANSWERS, kind) ? ANSWERS[kind as Answer['kind']] : null;
  return fields !== null && findMistake(value, fields) === null ? null : 'an answer of a known kind';
};

const DRAFT_FILE = {
  lab: text,
  path: text,
  text,
  starterHash: text,
  starter: orNull(text),
  savedAt: time,
};

const CARD = {
  due: time,
  stability: number,
  difficulty: number,
  scheduledDays: number,
  learningSteps: whole,
  reps: whole,
  lapses: whole,
  state: whole,
  lastReview: orNull(time),
};

const SHAPES: { readonly [N in keyof Snapshot]: Readonly<Record<string, Expect>> } = {
  drafts: DRAFT_FILE,
  spares: { lab: text, at: time, files: list(record(DRAFT_FILE)) },
  attempts: {
    lab: text,
    question: text,
    catches: text,
    at: time,
    answer: orNull(answer),
    verdict: oneOf(...VERDICTS),
    rule: orNull(text),
    confidence: orNull(oneOf(...CONFIDENCES)),
    seed: whole,
    hints: whole,
  },
  solved: { lab: text, at: time },
  visits: { lesson: text, slide: text, lab: orNull(text), at: time, seen: list(text) },
  reviews: {
    lab: text,
    question: text,
    catches: text,
    addedAt: time,
    answeredAt: orNull(time),
    card: record(CARD),
  },
  settings: {
    key: text,
    value: (value) =>
      value === null || ['string', 'number', 'boolean'].includes(typeof value)
        ? null
        : 'a text, a number, true, false or null',
    at: time,
  },
};

/** Reads a file that somebody chose. Nothing in it is trusted before it is checked, field by field. */
export function readExport(source: string): ReadExport {
  if (source.length > MAX_CHARACTERS) return unusable('it is far larger than any progress can be');
  let parsed: unknown;
  try {
    parsed = JSON.parse(source);
  } catch {
    return unusable('it is not a JSON file');
  }
  if (!isRecord(parsed) || parsed['interleave'] !== 'progress')
    return unusable('it was not exported from this site');
  const { version } = parsed;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return unusable('it does not say which version it is of');
  if (version > STORE_VERSION)
    return unusable(
      `it comes from a newer version of this site (${String(version)}, this one reads up to ${String(STORE_VERSION)}). Reload this page, then try again`,
    );
  const tables = toCurrent(parsed, version);
  for (const name of TABLE_NAMES) {
    const rows = tables[name];
    if (!Array.isArray(rows)) return unusable(`“${name}” is not a list`);
    for (const [index, row] of rows.entries()) {
      const mistake = findMistake(row, SHAPES[name]);
      if (mistake !== null)
        return unusable(
          `${name}[${String(index)}].${mistake.field} is not ${mistake.expected}. Has the file been edited?`,
        );
    }
  }
  const exportedAt = typeof parsed['exportedAt'] === 'string' ? parsed['exportedAt'] : '';
  return {
    type: 'progress',
    file: {
      ...pick(tables as unknown as Snapshot),
      interleave: 'progress',
      version: STORE_VERSION,
      exportedAt,
    },
  };
}

/** Tables as today's version has them; those that an older one did not have are empty. */
function toCurrent(parsed: Readonly<Record<string, unknown>>, version: number): Record<string, unknown> {
  const tables: Record<string, unknown> = Object.fromEntries(
    TABLE_NAMES.map((name) => [name, parsed[name] ?? []]),
  );
  if (version >= 2) return tables;
  const { attempts, drafts } = tables;
  return {
    ...tables,
    attempts: Array.isArray(attempts)
      ? attempts.map((row: unknown) => (isRecord(row) ? toAttempt(row as unknown as AttemptOfVersion1) : row))
      : attempts,
    drafts: Array.isArray(drafts)
      ? drafts.map((row: unknown) =>
          isRecord(row) ? toDraftFile(row as unknown as DraftFileOfVersion1) : row,
        )
      : drafts,
  };
}

/** Known tables and known fields alone: whatever else a file holds stays outside. */
function pick(tables: Snapshot): Snapshot {
  const rows = <N extends keyof Snapshot>(name: N): Snapshot[N] =>
    tables[name].map((row) =>
      Object.fromEntries(
        Object.keys(SHAPES[name]).map((field) => [field, (row as unknown as Record<string, unknown>)[field]]),
      ),
    ) as unknown as Snapshot[N];
  return {
    drafts: rows('drafts'),
    spares: rows('spares'),
    attempts: rows('attempts'),
    solved: rows('solved'),
    visits: rows('visits'),
    reviews: rows('reviews'),
    settings: rows('settings'),
  };
}

function findMistake(
  value: unknown,
  fields: Readonly<Record<string, Expect>>,
): { field: string; expected: string } | null {
  if (!isRecord(value)) return { field: '', expected: 'a record' };
  for (const [field, expect] of Object.entries(fields)) {
    const expected = expect(value[field]);
    if (expected !== null) return { field, expected };
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unusable(why: string): ReadExport {
  return { type: 'unusable', message: `This file cannot be imported: ${why}. Nothing was changed.` };
}
