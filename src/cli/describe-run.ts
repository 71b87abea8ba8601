import type { Diagnostic } from '../lab/compile/types.ts';
import type { ErrorReport, Finding, Outcome, WaitingLane } from '../lab/run/types.ts';
import type { Lane, Site } from '../lab/trace/event.ts';
import type { EmbedRun } from './embed-driver.ts';

/** `0.3 s` as `0.300 s`; a day as `86,400.000 s`. */
export function toSeconds(ms: number): string {
  return `${(ms / 1000).toLocaleString('en', { minimumFractionDigits: 3, maximumFractionDigits: 3 })} s`;
}

/** A place as terminals and editors link it: `main.ts:7:3`. */
export function toPlace({ file, line, column }: Pick<Site, 'file' | 'line' | 'column'>): string {
  return `${file}:${line}:${column}`;
}

/** The output, one row a line of text: time, lane, text in aligned columns. */
export function listOutput(output: EmbedRun['output'], lanes: readonly Lane[]): string[] {
  const rows = output.flatMap((write) =>
    toLines(write.text).map((text) => ({
      time: toSeconds(write.at),
      lane: lanes[write.lane]?.label ?? `lane ${write.lane}`,
      text: write.stream === 'error' || write.stream === 'warn' ? `${write.stream}: ${text}` : text,
    })),
  );
  const timeWidth = Math.max(0, ...rows.map(({ time }) => time.length));
  const laneWidth = Math.max(0, ...rows.map(({ lane }) => lane.length));
  return rows.map(({ time, lane, text }) =>
    `${time.padStart(timeWidth)}  ${lane.padEnd(laneWidth)}  ${text}`.trimEnd(),
  );
}

/** How a run ended, in words: one line, then what belongs to it. */
export function describeResult({
  outcome,
  elapsed,
  wallMs,
  outputDropped,
  findings,
  trace,
}: EmbedRun): string[] {
  const { lanes } = trace.header;
  const dropped = outputDropped.writes;
  return [
    `${describeOutcome(outcome)} after ${toSeconds(elapsed)} of program time, ${Math.round(wallMs)} ms of yours`,
    ...listDetails(
      outcome,
      lanes.map(({ label }) => label),
    ),
    ...(dropped > 0
      ? [`  ${dropped} more writes (${outputDropped.bytes} bytes) were counted, not kept`]
      : []),
    ...findings.flatMap((finding) =>
      // The outcome has told it already.
      finding.type === 'deadlock' && outcome.type === 'deadlocked'
        ? []
        : describeFinding(
            finding,
            lanes.map(({ label }) => label),
          ),
    ),
  ];
}

/** A compiler's message with its place first. */
export function describeDiagnostic(diagnostic: Diagnostic): string {
  return `${toPlace(diagnostic)} ${diagnostic.severity}: ${diagnostic.message}`;
}

const OUTCOMES: Record<Outcome['type'], string> = {
  finished: 'finished',
  threw: 'threw',
  deadlocked: 'deadlocked',
  outOfSteps: 'ended by a limit',
  stopped: 'stopped',
  crashed: 'crashed',
};

function describeOutcome({ type }: Outcome): string {
  return OUTCOMES[type];
}

function listDetails(outcome: Outcome, names: readonly string[]): string[] {
  switch (outcome.type) {
    case 'threw':
      return describeError(outcome.error);
    case 'deadlocked':
      return listWaiting(outcome.waiting, names);
    case 'outOfSteps':
      return [`  ${outcome.message}${outcome.site === null ? '' : ` (${toPlace(outcome.site)})`}`];
    case 'crashed':
      return [`  ${outcome.message}`];
    case 'finished':
    case 'stopped':
      return [];
  }
}

function describeError({ name, message, frames, hint }: ErrorReport): string[] {
  return [
    `  ${name}: ${message}`,
    ...frames.map(
      ({ site, name: frame, async }) => `    at ${async ? 'async ' : ''}${frame} ${toPlace(site)}`,
    ),
    ...(hint === undefined ? [] : [`  ${hint}`]),
  ];
}

/** Who waits where, for what, and for whom: a line each. `names` are the lanes' by number. */
export function listWaiting(waiting: readonly WaitingLane[], names: readonly string[]): string[] {
  return waiting.map(({ label, site, for: what, waitsFor, holderSite }) => {
    const place = site === null ? '' : ` at ${toPlace(site)}`;
    const other = waiting.find(({ lane }) => lane === waitsFor)?.label ?? names[waitsFor ?? -1];
    const holder =
      holderSite === null ? '' : `, which ${other ?? 'somebody'} has since ${toPlace(holderSite)}`;
    return `  ${label} waits${place} for ${what}${holder}`;
  });
}

/** One finding: a line, then what belongs to it. `names` are the lanes' by number. */
export function describeFinding(finding: Finding, names: readonly string[]): string[] {
  switch (finding.type) {
    case 'unhandledRejection':
      return [`unhandled rejection at ${toSeconds(finding.at)}`, ...describeError(finding.error)];
    case 'lostMessage':
      return [`lost message at ${toSeconds(finding.at)}: ${finding.message}`];
    case 'clockWatched':
      return [`a loop watches the clock${toTail(finding.site)}`];
    case 'failedAssertion':
      return [`failed assertion at ${toSeconds(finding.at)}: ${finding.message}${toTail(finding.site)}`];
    case 'spinCollapsed':
      return [`a loop that reads one cell until it changes counts as waiting${toTail(finding.site)}`];
    case 'dataRace':
      return [
        `data race on ${finding.name}`,
        ...[finding.first, finding.second].map(
          ({ lane, site, writes }) =>
            `  ${names[lane] ?? `lane ${lane}`} ${writes ? 'writes' : 'reads'}${toTail(site)}`,
        ),
      ];
    case 'deadlock':
      return ['deadlock', ...listWaiting(finding.waiting, names)];
  }
}

function toTail(site: Site | null): string {
  return site === null ? '' : ` at ${toPlace(site)}`;
}

/** Lines of one write, without the break that ends it. */
function toLines(text: string): string[] {
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}
