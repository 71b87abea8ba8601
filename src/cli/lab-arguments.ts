import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Strategy } from '../lab/explore/types.ts';
import type { Clock, PolicyName } from '../lab/run/types.ts';

/** How to call the command; shown with every mistake in its arguments. */
export const USAGE = `npm run lab -- <folder of a lab> [--solution] [--json] [--seed <n>]
    [--clock real|virtual] [--policy fifo|random|pct|urw|pos] [--schedule <text>]   one run
    --explore [--strategy dpor|dfs|random|pct|urw|pos] [--runs <n>]                 every run
for example: npm run lab -- content/lessons/04-countdown/labs/countdown`;

/** What the terminal was asked to run. */
export interface LabArguments {
  /** Absolute path of the folder's parent, and the folder's name in it. */
  root: string;
  folder: string;
  isSolution: boolean;
  isJson: boolean;
  isExploring: boolean;
  clock?: Clock;
  seed?: number;
  policy?: PolicyName;
  schedule?: string;
  strategy?: Strategy;
  /** Budget of an exploration. */
  runs?: number;
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
  checkTogether(values);
  return {
    root: dirname(folder),
    folder: basename(folder),
    isSolution: values.solution,
    isJson: values.json,
    isExploring: values.explore,
    ...(values.clock !== undefined && { clock: toOneOf('clock', values.clock, ['real', 'virtual']) }),
    ...(values.seed !== undefined && { seed: toWhole('seed', values.seed) }),
    ...(values.policy !== undefined && { policy: toOneOf('policy', values.policy, POLICIES) }),
    ...(values.schedule !== undefined && { schedule: values.schedule }),
    ...(values.strategy !== undefined && { strategy: toOneOf('strategy', values.strategy, STRATEGIES) }),
    ...(values.runs !== undefined && { runs: toWhole('runs', values.runs) }),
  };
}

/** Options of one run and options of an exploration exclude each other. */
function checkTogether(values: ReturnType<typeof parse>['values']): void {
  const ofRun = (['clock', 'policy', 'schedule'] as const).filter((name) => values[name] !== undefined);
  const ofExploring = (['strategy', 'runs'] as const).filter((name) => values[name] !== undefined);
  if (values.explore && ofRun.length > 0)
    throw new UsageError(`--explore tries every schedule: it takes no --${ofRun.join(' and no --')}.`);
  if (!values.explore && ofExploring.length > 0)
    throw new UsageError(`--${ofExploring.join(' and --')}: only together with --explore.`);
  if (values.clock === 'real' && ofRun.length > 1)
    throw new UsageError('A policy or a schedule needs the virtual clock: leave --clock real out.');
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

const POLICIES = ['fifo', 'random', 'pct', 'urw', 'pos'] as const;
const STRATEGIES = ['dpor', 'dfs', 'random', 'pct', 'urw', 'pos'] as const;

const OPTIONS = {
  json: { type: 'boolean', default: false },
  solution: { type: 'boolean', default: false },
  explore: { type: 'boolean', default: false },
  clock: { type: 'string' },
  seed: { type: 'string' },
  policy: { type: 'string' },
  schedule: { type: 'string' },
  strategy: { type: 'string' },
  runs: { type: 'string' },
} as const;

function toOneOf<T extends string>(option: string, text: string, words: readonly T[]): T {
  const word = words.find((each) => each === text);
  if (word !== undefined) return word;
  const expected = `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
  throw new UsageError(`--${option}: expected ${expected}, found ${text}.`);
}

function toWhole(option: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UsageError(`--${option}: expected a whole number, found ${text}.`);
}
