import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Clock } from '../lab/run/types.ts';

/** How to call the command; shown with every mistake in its arguments. */
export const USAGE = `npm run lab -- <folder of a lab> [--solution] [--clock real|virtual] [--seed <n>] [--json]
for example: npm run lab -- content/lessons/04-countdown/labs/countdown`;

/** What the terminal was asked to run. */
export interface LabArguments {
  /** Absolute path of the folder's parent, and the folder's name in it. */
  root: string;
  folder: string;
  isSolution: boolean;
  isJson: boolean;
  clock?: Clock;
  seed?: number;
}

/** A mistake in the arguments, as a sentence for the person who typed them. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads the arguments after `npm run lab --`. @throws UsageError */
export function readLabArguments(args: string[]): LabArguments {
  const { values, positionals } = parse(args);
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0)
    throw new UsageError(
      `Expected the folder of one lab, found ${positionals.length === 0 ? 'none' : positionals.join(' ')}.`,
    );
  const folder = resolve(path);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UsageError(`There is no folder ${path}.`);
  if (!existsSync(resolve(folder, 'lab.json')))
    throw new UsageError(`${path} is not a lab: it has no lab.json.`);
  return {
    root: dirname(folder),
    folder: basename(folder),
    isSolution: values.solution,
    isJson: values.json,
    ...(values.clock !== undefined && { clock: toClock(values.clock) }),
    ...(values.seed !== undefined && { seed: toSeed(values.seed) }),
  };
}

function parse(
  args: string[],
): ReturnType<typeof parseArgs<{ args: string[]; allowPositionals: true; options: typeof OPTIONS }>> {
  try {
    return parseArgs({ args, allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const OPTIONS = {
  json: { type: 'boolean', default: false },
  solution: { type: 'boolean', default: false },
  clock: { type: 'string' },
  seed: { type: 'string' },
} as const;

function toClock(text: string): Clock {
  if (text === 'real' || text === 'virtual') return text;
  throw new UsageError(`--clock: expected real or virtual, found ${text}.`);
}

function toSeed(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UsageError(`--seed: expected a whole number, found ${text}.`);
}
