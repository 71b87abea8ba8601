import type { Alive, Outcome, RunResult, Seat, SessionPhase } from '../../lab/index.ts';
import { formatTime, hasThreads } from '../../lab/trace/index.ts';
import { describeWaiting } from './finding-text.ts';
import { plain, toPlace, toSite, toSites } from './state-text.ts';
import type { RunStateText } from './state-text.ts';

/** The state of a session as the toolbar says it. */
export function describePhase(phase: SessionPhase): RunStateText {
  switch (phase.type) {
    case 'idle':
      return plain('idle', 'ready');
    case 'compiling':
      return plain('busy', 'compiling');
    case 'running':
      return plain('busy', `running${describeAlive(phase.live.alive)}`);
    case 'replaying':
      return plain('busy', 'replaying');
    case 'exploring': {
      const { runs, outcomes } = phase.progress;
      return plain('busy', `exploring · ${countAll(runs, 'run')}, ${countAll(outcomes, 'outcome')} so far`);
    }
    case 'explored': {
      const { exhaustive, outcomes } = phase.verdict;
      return plain(
        'done',
        exhaustive
          ? `every run listed · ${countAll(outcomes.length, 'outcome')}`
          : `sampled · ${countAll(outcomes.length, 'outcome')} so far`,
      );
    }
    case 'seated':
      return describeSeat(phase.seat);
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

/** `1,240 runs`, `1 run`, `no runs`. */
export function countAll(amount: number, one: string): string {
  return `${amount === 0 ? 'no' : amount.toLocaleString('en')} ${one}${amount === 1 ? '' : 's'}`;
}

function describeSeat({ result, next, picks, isWon }: Seat): RunStateText {
  if (result === null) return plain('busy', 'taking the seat');
  if (next !== null) return plain('busy', `paused at choice ${String(picks.length + 1)} · your turn`);
  const state = describeResult(result);
  return isWon ? { ...state, tone: 'done', text: `goal reached · ${state.text}` } : state;
}

function describeResult({ outcome, elapsed, wallMs, trace }: RunResult): RunStateText {
  const { clock, lanes, policy, seed } = trace.header;
  const isVirtual = clock === 'virtual';
  const isDrawn = isVirtual && policy !== 'fifo' && policy !== 'manual' && policy !== 'replay';
  const how = isDrawn
    ? ` · order ${String(seed)}`
    : !isVirtual && hasThreads(lanes)
      ? ' · threads in parallel'
      : '';
  const { text, detail, sites } = describeOutcome(outcome);
  if (outcome.type !== 'finished') {
    const tone = outcome.type === 'stopped' ? 'done' : 'trouble';
    return { tone, text: `${text} at ${formatTime(elapsed)}${how}`, detail, sites };
  }
  const took = isVirtual
    ? `${formatTime(elapsed)} of program time, ${formatReal(wallMs)} of yours`
    : formatTime(elapsed);
  return { tone: 'done', text: `finished in ${took}${how}`, detail, sites };
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
        detail: [
          'Nobody can go on.',
          ...outcome.waiting.map((lane) => describeWaiting(lane, outcome.waiting)),
        ].join('\n'),
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

function count(amount: number, one: string): string {
  return amount === 0 ? '' : `${String(amount)} ${one}${amount === 1 ? '' : 's'}`;
}
