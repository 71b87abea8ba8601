import type { z } from 'zod';
import type { Mistake } from './content-error.ts';
import { toShown } from './to-shown.ts';

type Key = PropertyKey;

/** `['predict', 0, 'lines']` as `predict[0].lines`. */
export function toField(path: readonly Key[]): string {
  return path.reduce<string>((field, key) => {
    if (typeof key === 'number') return `${field}[${key}]`;
    const name = String(key);
    if (!/^[\w$]+$/.test(name)) return `${field}[${JSON.stringify(name)}]`;
    return field === '' ? name : `${field}.${name}`;
  }, '');
}

function findAt(value: unknown, path: readonly Key[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** What an issue wanted to see; leaf schemas of fields.ts say it themselves, in `message`. */
function toExpected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'custom':
      return issue.message;
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.map((value) => toShown(value)).join(' or ');
    case 'too_small':
      return `at least ${issue.minimum} ${issue.origin === 'array' ? 'of them' : ''}`.trim();
    case 'too_big':
      return `at most ${issue.maximum} ${issue.origin === 'array' ? 'of them' : ''}`.trim();
    default:
      return issue.message;
  }
}

function toMistakes(issue: z.core.$ZodIssue, input: unknown, file: string): Mistake[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      file,
      field: toField([...issue.path, key]),
      expected: 'no field of this name',
      found: toShown(findAt(input, [...issue.path, key])),
    }));
  }
  const found = toShown(findAt(input, issue.path));
  return [{ file, field: toField(issue.path), expected: toExpected(issue), found }];
}

/** The input as the schema sees it, or every mistake in it. `file` is only for the messages. */
export function findShape<T>(
  schema: z.ZodType<T>,
  input: unknown,
  file: string,
): { ok: true; value: T } | { ok: false; mistakes: Mistake[] } {
  const result = schema.safeParse(input);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, mistakes: result.error.issues.flatMap((issue) => toMistakes(issue, input, file)) };
}
