import type { Alive, Finding, Outcome, RunResult } from '../../lab/run/types.ts';
import type { SessionPhase } from '../../lab/session-types.ts';
import type { Site } from '../../lab/trace/index.ts';
import { formatTime } from '../../lab/trace/index.ts';

/** Where a lab stands, in words. */
export interface RunStateText {
  tone: 'idle' | 'busy' | 'done' | 'trouble';
  text: string;
  /** What to do about it, or more about it; '' when there is nothing to add. */
  detail: string;
  /** Places in the learner's files that it speaks of. */
  sites: readonly { label: string; site: Site }[];
}

/** The state of a session as the toolbar says it. */
export function describePhase(phase: SessionPhase): RunStateText {
  switch (phase.type) {
    case 'idle':
      return plain('idle', 'ready');
    case 'compiling':
      return plain('busy', 'compiling');
    case 'running':
      return plain('busy', `running${describeAlive(phase.live.alive)}`);
    case 'failed': {
      const errors = phase.diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
      const first = errors[0];
      const sites =
        first === undefined
          ? []
          : [{ label: toPlace(first), site: toSite(first.file, first.line, first.column) }];
      return { tone: 'trouble', text: 'does not compile', detail: first?.message ?? '', sites };
    }
    case 'done':
      return describeResult(phase.result);
  }
}

/** `· 2 timers, 1 request`; '' when nothing is alive. */
export function describeAlive(alive: Alive): string {
  const parts = [
    count(alive.timers, 'timer'),
    count(alive.requests, 'request'),
    count(alive.threads, 'thread'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` · ${parts.join(', ')}`;
}

/** What a finding says, and where. */
export function describeFinding(finding: Finding): RunStateText {
  switch (finding.type) {
    case 'unhandledRejection':
      return {
        tone: 'trouble',
        text: `Nobody handles this rejection: ${finding.error.name}: ${finding.error.message}`,
        detail: finding.error.hint ?? '',
        sites: toSites(finding.error.frames.map((frame) => frame.site)),
      };
    case 'lostMessage':
      return plain('trouble', `A message is lost: ${finding.message}`);
    case 'clockWatched':
      return {
        tone: 'done',
        text: 'This loop watches the clock. Code takes no time on the virtual clock, so each look moves it on.',
        detail: '',
        sites: toSites([finding.site]),
      };
    case 'failedAssertion':
      return {
        tone: 'trouble',
        text: `An assertion fails: ${finding.message}`,
        detail: '',
        sites: toSites([finding.site]),
      };
  }
}

function describeResult({ outcome, elapsed, wallMs, trace }: RunResult): RunStateText {
  const isVirtual = trace.header.clock === 'virtual';
  const { text, detail, sites } = describeOutcome(outcome);
  if (outcome.type !== 'finished') {
    const tone = outcome.type === 'stopped' ? 'done' : 'trouble';
    return { tone, text: `${text} at ${formatTime(elapsed)}`, detail, sites };
  }
  const took = isVirtual
    ? `${formatTime(elapsed)} of program time, ${formatReal(wallMs)} of yours`
    : formatTime(elapsed);
  return { tone: 'done', text: `finished in ${took}`, detail, sites };
}

function describeOutcome(outcome: Outcome): Pick<RunStateText, 'text' | 'detail' | 'sites'> {
  switch (outcome.type) {
    case 'finished':
      return { text: 'finished', detail: '', sites: [] };
    case 'stopped':
      return { text: 'stopped', detail: '', sites: [] };
    case 'threw': {
      const { name, message, frames, hint } = outcome.error;
      return {
        text: `ended by ${name}`,
        detail: [message, hint].filter((part) => part !== undefined && part !== '').join('\n'),
        sites: toSites(frames.map((frame) => frame.site)),
      };
    }
    case 'deadlocked':
      return {
        text: 'deadlocked',
        detail: 'Nobody can go on, and somebody still waits.',
        sites: toSites(outcome.waiting.map((lane) => lane.site)),
      };
    case 'outOfSteps':
      return { text: 'cut off', detail: outcome.message, sites: toSites([outcome.site]) };
    case 'crashed':
      return { text: 'broken off', detail: outcome.message, sites: [] };
  }
}

/** Real time as people read it: `41 ms`, `1.2 s`. */
function formatReal(ms: number): string {
  return ms < 1000 ? `${String(Math.max(1, Math.round(ms)))} ms` : `${(ms / 1000).toFixed(1)} s`;
}

function plain(tone: RunStateText['tone'], text: string): RunStateText {
  return { tone, text, detail: '', sites: [] };
}

function count(amount: number, one: string): string {
  return amount === 0 ? '' : `${String(amount)} ${one}${amount === 1 ? '' : 's'}`;
}

function toSites(sites: readonly (Site | null)[]): RunStateText['sites'] {
  const labelled = sites
    .filter((site) => site !== null)
    .map((site) => ({ label: `${site.file}:${String(site.line)}`, site }));
  return labelled.filter(
    ({ label }, index) => labelled.findIndex((other) => other.label === label) === index,
  );
}

/** `main.ts:2:13`. */
export function toPlace({ file, line, column }: Pick<Site, 'file' | 'line' | 'column'>): string {
  return `${file}:${String(line)}:${String(column)}`;
}

function toSite(file: string, line: number, column: number): Site {
  return { file, line, column, endLine: line, endColumn: column + 1 };
}
