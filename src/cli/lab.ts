// Runs one lab in a headless browser and prints what it printed. Exit codes: 0 finished, 1 anything else, 2 wrong usage.
import { ContentError } from '../course/index.ts';
import { readLab } from '../course/read-lab.ts';
import { describeDiagnostic, describeResult, listOutput, toPlace } from './describe-run.ts';
import { openEmbed, type EmbedError } from './embed-driver.ts';
import { readLabArguments, USAGE, UsageError, type LabArguments } from './lab-arguments.ts';
import { openSite } from './open-site.ts';

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

async function runLab({ root, folder, isSolution, isJson, clock, seed }: LabArguments): Promise<number> {
  const lab = readLab({ root, path: folder });
  const files = isSolution ? { ...lab.files, ...lab.solution } : lab.files;
  const { entry, record, network } = lab;
  const site = await openSite();
  try {
    const embed = await openEmbed(site.page, site.url);
    const source = { files, entry, record };
    const options = { clock: clock ?? lab.clock, network, ...(seed !== undefined && { seed }) };
    const { diagnostics = [] } = await embed.request('compile', source).then(toResult);
    for (const diagnostic of diagnostics) console.error(describeDiagnostic(diagnostic));
    const reply = await embed.request('run', { ...source, ...options });
    if (!reply.ok) {
      if (isJson) console.log(JSON.stringify({ error: reply.error }, null, 2));
      else if (diagnostics.length === 0) console.error(describeEmbedError(reply.error));
      return 1;
    }
    const { result } = reply;
    if (isJson) console.log(JSON.stringify(result, null, 2));
    else {
      console.log(`${lab.title} · ${options.clock} clock · seed ${seed ?? 1}\n`);
      for (const row of listOutput(result.output, result.trace.header.lanes)) console.log(row);
      console.log(['', ...describeResult(result)].join('\n'));
    }
    return result.outcome.type === 'finished' ? 0 : 1;
  } finally {
    await site.close();
  }
}

function toResult<T>(reply: { ok: true; result: T } | { ok: false }): Partial<T> {
  return reply.ok ? reply.result : {};
}

function describeEmbedError({ message, file, line = 1, column = 1 }: EmbedError): string {
  return file === undefined ? message : `${toPlace({ file, line, column })} error: ${message}`;
}
