// Runs one lab in a headless browser and prints what it printed, or explores it and prints every outcome. Exit codes: 0 finished
// (every run did), 1 anything else, 2 wrong usage.
import { ContentError, type Lab } from '../course/index.ts';
import { readLab } from '../course/read-lab.ts';
import type { CompileRequest } from '../lab/compile/types.ts';
import { describeDiagnostic, describeResult, listOutput, toPlace } from './describe-run.ts';
import { describeVerdict } from './describe-verdict.ts';
import { openEmbed, type Embed, type EmbedError } from './embed-driver.ts';
import { readLabArguments, USAGE, UsageError, type LabArguments } from './lab-arguments.ts';
import { openSite } from './open-site.ts';

/** Real time that a stated number of runs may take. */
const EXPLORE_MS = 600_000;

try {
  process.exitCode = await runLab(readLabArguments(process.argv.slice(2)));
} catch (error) {
  const isForPeople = error instanceof UsageError || error instanceof ContentError;
  console.error(
    isForPeople || !(error instanceof Error)
      ? String(error instanceof Error ? error.message : error)
      : error.stack,
  );
  if (error instanceof UsageError) console.error(USAGE);
  process.exitCode = isForPeople ? 2 : 1;
}

/** The lab as the command's options want it. */
interface Asked {
  lab: Lab;
  source: CompileRequest;
  options: LabArguments;
}

async function runLab(options: LabArguments): Promise<number> {
  const lab = readLab({ root: options.root, path: options.folder });
  const files = options.isSolution ? { ...lab.files, ...lab.solution } : lab.files;
  const { entry, record } = lab;
  const site = await openSite();
  try {
    const embed = await openEmbed(site.page, site.url);
    const source = { files, entry, record };
    const { diagnostics = [] } = await embed.request('compile', source).then(toResult);
    for (const diagnostic of diagnostics) console.error(describeDiagnostic(diagnostic));
    const show = options.isExploring ? showEveryRun : showRun;
    const failed = await show(embed, { lab, source, options });
    if (typeof failed === 'boolean') return failed ? 0 : 1;
    if (options.isJson) console.log(JSON.stringify({ error: failed }, null, 2));
    else if (diagnostics.length === 0) console.error(describeEmbedError(failed));
    return 1;
  } finally {
    await site.close();
  }
}

/** One run. @returns whether it finished, or why there was none */
async function showRun(embed: Embed, { lab, source, options }: Asked): Promise<boolean | EmbedError> {
  const { clock, seed, policy = lab.policy, schedule, isJson } = options;
  const isSteered = options.policy !== undefined || schedule !== undefined;
  const usedClock = clock ?? (isSteered ? 'virtual' : lab.clock);
  const reply = await embed.request('run', {
    ...source,
    network: lab.network,
    clock: usedClock,
    ...(seed !== undefined && { seed }),
    ...(usedClock === 'virtual' && policy !== undefined && { policy }),
    ...(schedule !== undefined && { schedule }),
    ...(usedClock === 'virtual' && lab.timerJitterMs !== undefined && { timerJitterMs: lab.timerJitterMs }),
  });
  if (!reply.ok) return reply.error;
  const { result } = reply;
  if (isJson) console.log(JSON.stringify(result, null, 2));
  else {
    console.log(`${lab.title} · ${usedClock} clock · seed ${seed ?? 1}\n`);
    for (const row of listOutput(result.output, result.trace.header.lanes)) console.log(row);
    console.log(['', ...describeResult(result)].join('\n'));
    if (result.schedule !== null) console.log(`schedule ${result.schedule}`);
  }
  return result.outcome.type === 'finished';
}

/** Every run. @returns whether all of them finish and all were listed, or why there was none */
async function showEveryRun(embed: Embed, { lab, source, options }: Asked): Promise<boolean | EmbedError> {
  const { seed, strategy, runs, isJson } = options;
  const budget = { ...lab.explore?.budget, ...(runs !== undefined && { runs, ms: EXPLORE_MS }) };
  const reply = await embed.request('explore', {
    ...source,
    network: lab.network,
    ...lab.explore,
    ...(strategy !== undefined && { strategy }),
    ...(Object.keys(budget).length > 0 && { budget }),
    ...(seed !== undefined && { seed }),
    ...(lab.timerJitterMs !== undefined && { timerJitterMs: lab.timerJitterMs }),
  });
  if (!reply.ok) return reply.error;
  const verdict = reply.result;
  if (isJson) console.log(JSON.stringify(verdict, null, 2));
  else console.log([`${lab.title} · every schedule\n`, ...describeVerdict(verdict)].join('\n'));
  return verdict.exhaustive && verdict.outcomes.every(({ outcome }) => outcome.type === 'finished');
}

function toResult<T>(reply: { ok: true; result: T } | { ok: false }): Partial<T> {
  return reply.ok ? reply.result : {};
}

function describeEmbedError({ message, file, line = 1, column = 1 }: EmbedError): string {
  return file === undefined ? message : `${toPlace({ file, line, column })} error: ${message}`;
}
