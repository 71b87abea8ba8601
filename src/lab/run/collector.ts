import type { Program } from '../compile/types.ts';
import type { TraceEvent } from '../trace/event.ts';
import { createBatchDecoder } from './decode-batch.ts';
import { createErrorReporter } from './error-report.ts';
import type { ErrorReport, Finding, Outcome, OutputLine, RunProgress, RunResult } from './types.ts';
import type { RealmMessage, RealmOptions, WireError, WireFinding, WireOutcome } from './wire.ts';

/** Gathers what a realm sends of one run and makes its result. Reads every message as untrusted. */
export interface Collector {
  readonly events: readonly TraceEvent[];
  hear(batch: Extract<RealmMessage, { type: 'batch' }>): RunProgress;
  /** The result of a run that said how it ended. */
  finish(ended: Extract<RealmMessage, { type: 'ended' }>): RunResult;
  /** The result of a run that was cut off: what has arrived of it. */
  cut(outcome: Outcome, wallMs: number): RunResult;
}

export function createCollector(program: Program, options: RealmOptions): Collector {
  const decoder = createBatchDecoder(program.sites);
  const reportError = createErrorReporter(program);
  const events: TraceEvent[] = [];
  const output: OutputLine[] = [];

  const toReport = (error: WireError): ErrorReport => reportError(error, events, decoder.lanes);

  function toOutcome(outcome: WireOutcome): Outcome {
    switch (outcome.type) {
      case 'threw':
        return { type: 'threw', error: toReport(outcome.error) };
      case 'deadlocked': {
        const waiting = outcome.waiting.map(({ lane, site }) => ({ lane, site: decoder.toSite(site) }));
        return { type: 'deadlocked', waiting };
      }
      case 'outOfSteps':
        return { ...outcome, site: decoder.toSite(outcome.site) };
      default:
        return outcome;
    }
  }

  function toFinding(finding: WireFinding): Finding {
    switch (finding.type) {
      case 'unhandledRejection':
        return { ...finding, error: toReport(finding.error) };
      case 'lostMessage':
        return finding;
      default:
        return { ...finding, site: decoder.toSite(finding.site) };
    }
  }

  function toTrace(dropped: number): RunResult['trace'] {
    const { clock, seed } = options;
    const { lanes } = decoder;
    return {
      header: { v: 1, program: program.hash, clock, policy: 'fifo', seed, lanes, objects: [], dropped },
      events,
    };
  }

  return {
    events,
    hear(batch) {
      const decoded = decoder.decode(batch);
      for (const event of decoded.events) events.push(event);
      for (const line of decoded.output) output.push(line);
      return { type: 'events', ...decoded };
    },
    finish: (ended) => ({
      outcome: toOutcome(ended.outcome),
      output,
      outputDropped: { writes: ended.droppedWrites, bytes: ended.droppedBytes },
      trace: toTrace(ended.droppedEvents),
      schedule: null,
      elapsed: ended.elapsed,
      wallMs: ended.wallMs,
      findings: ended.findings.map(toFinding),
    }),
    cut: (outcome, wallMs) => ({
      outcome,
      output,
      outputDropped: { writes: 0, bytes: 0 },
      trace: toTrace(0),
      schedule: null,
      elapsed: events.at(-1)?.at ?? 0,
      wallMs,
      findings: [],
    }),
  };
}
