import type { Program } from '../compile/types.ts';
import type { Trace, TraceEvent } from '../trace/event.ts';
import { fillHolders } from '../trace/index.ts';
import { createBatchDecoder, type BatchDecoder } from './decode-batch.ts';
import { createErrorReporter } from './error-report.ts';
import { createLaneTable, type LaneTable } from './lane-table.ts';
import { createObjectNames } from './object-names.ts';
import { createSiteReader, type SiteReader } from './site-reader.ts';
import type { ErrorReport, Finding, Outcome, OutputLine, RunProgress, RunResult } from './types.ts';
import type { RealmMessage, RealmOptions, WireError, WireFinding, WireOutcome } from './wire.ts';

type Batch = Extract<RealmMessage, { type: 'batch' }>;
type Ended = Extract<RealmMessage, { type: 'ended' }>;

/** Gathers what the realms of one run send and makes its result. Reads every message as untrusted. */
export interface Collector {
  /** In order, without gaps. */
  readonly events: readonly TraceEvent[];
  readonly places: SiteReader;
  readonly lanes: LaneTable;
  hear(batch: Batch, thread?: number): RunProgress;
  toReport: (error: WireError) => ErrorReport;
  toFinding: (finding: WireFinding) => Finding;
  /** The result of a run that said how it ended. */
  finish(ended: Ended): RunResult;
  /** The result of a run that was cut off: what has arrived of it. */
  cut(outcome: Outcome, wallMs: number): RunResult;
  /** Adds what is still waiting for an event before it that was never sent. */
  settle(): void;
  toTrace(dropped: number, policy?: string): Trace;
  readonly output: OutputLine[];
}

/** Options of a run that its trace tells of. */
type HeaderOptions = Pick<RealmOptions, 'clock' | 'seed'>;

export function createCollector(program: Program, options: HeaderOptions): Collector {
  const places = createSiteReader(program.sites);
  const lanes = createLaneTable(places);
  const objects = createObjectNames(program);
  const decoders = new Map<number, BatchDecoder>();
  const reportError = createErrorReporter(program);
  const events: TraceEvent[] = [];
  const output: OutputLine[] = [];
  /** Events of several threads come in any order: those behind a gap wait here. */
  const early = new Map<number, TraceEvent>();
  const earlyOutput: OutputLine[] = [];
  let heardLanes = 1;

  const toReport = (error: WireError): ErrorReport => reportError(error, events, lanes.lanes);

  function findDecoder(thread: number): BatchDecoder {
    const known = decoders.get(thread);
    if (known) return known;
    const decoder = createBatchDecoder(places, lanes, objects, thread);
    decoders.set(thread, decoder);
    return decoder;
  }

  function toOutcome(outcome: WireOutcome): Outcome {
    switch (outcome.type) {
      case 'threw':
        return { type: 'threw', error: toReport(outcome.error) };
      case 'deadlocked': {
        const waiting = outcome.waiting.map(({ lane, site }) => ({
          lane,
          label: lanes.lanes[lane]?.label ?? '',
          site: places.toSite(site),
          for: 'something that nobody will do any more',
          waitsFor: null,
          holderSite: null,
        }));
        return { type: 'deadlocked', waiting };
      }
      case 'outOfSteps':
        return { ...outcome, site: places.toSite(outcome.site) };
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
        return { ...finding, site: places.toSite(finding.site) };
    }
  }

  function toTrace(dropped: number, policy = 'fifo'): Trace {
    const { clock, seed } = options;
    const header = {
      v: 1,
      program: program.hash,
      clock,
      policy,
      seed,
      lanes: lanes.lanes,
      dropped,
    } as const;
    fillHolders(events);
    return { header: { ...header, objects: objects.list() }, events };
  }

  /** Lanes for the threads of a choice, once every lane before it is known. */
  function toLanes(event: TraceEvent): TraceEvent {
    if (event.type !== 'choice' || event.of !== 'thread') return event;
    return { ...event, enabled: event.enabled.map(lanes.ofThread), chosen: lanes.ofThread(event.chosen) };
  }

  /** Takes over what has no gap before it. */
  function release(): { events: TraceEvent[]; output: OutputLine[] } {
    const first = events.length;
    for (let next = early.get(events.length); next; next = early.get(events.length)) {
      early.delete(events.length);
      events.push(toLanes(next));
    }
    // What was written when the trace was full has no event: it comes after all that has.
    const order = ({ event }: OutputLine): number => (event < 0 ? Infinity : event);
    const isReady = ({ event }: OutputLine): boolean => event < events.length;
    const ready = earlyOutput
      .filter(isReady)
      .sort((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)));
    if (ready.length > 0) {
      const rest = earlyOutput.filter(({ event }) => event >= events.length);
      earlyOutput.splice(0, earlyOutput.length, ...rest);
      for (const line of ready) output.push(line);
    }
    return { events: events.slice(first), output: ready };
  }

  type Decoded = ReturnType<BatchDecoder['decode']>;

  /** A single thread's batches, and most of those of several, leave no gap. */
  function isInOrder(fresh: readonly TraceEvent[]): boolean {
    if (early.size > 0 || earlyOutput.length > 0) return false;
    const first = events.length;
    return fresh.every((event, k) => event.i === first + k);
  }

  function takeOver(decoded: Decoded): Decoded {
    const fresh = decoded.events.map(toLanes);
    for (const event of fresh) events.push(event);
    for (const line of decoded.output) output.push(line);
    return { events: fresh, output: decoded.output };
  }

  function takeLater(decoded: Decoded): Decoded {
    for (const event of decoded.events) early.set(event.i, event);
    for (const line of decoded.output) earlyOutput.push(line);
    return release();
  }

  return {
    events,
    places,
    lanes,
    output,
    toReport,
    toFinding,
    toTrace,
    hear(batch, thread = 0) {
      const decoded = findDecoder(thread).decode(batch);
      const fresh = isInOrder(decoded.events) ? takeOver(decoded) : takeLater(decoded);
      const newLanes = lanes.lanes.slice(heardLanes);
      heardLanes = lanes.lanes.length;
      return { type: 'events', ...fresh, lanes: newLanes };
    },
    settle() {
      const late = [...early.values()].sort((a, b) => a.i - b.i);
      early.clear();
      // A number that was taken and never used leaves a gap: those behind it move up, and so do the causes that name them.
      const moved = new Map<number, number>();
      for (const event of late) {
        moved.set(event.i, events.length);
        const cause = event.cause === null ? null : (moved.get(event.cause) ?? event.cause);
        events.push({ ...toLanes(event), i: events.length, cause });
      }
      for (const line of earlyOutput.splice(0)) output.push(line);
    },
    finish(ended) {
      return {
        outcome: toOutcome(ended.outcome),
        output,
        outputDropped: { writes: ended.droppedWrites, bytes: ended.droppedBytes },
        trace: toTrace(ended.droppedEvents),
        schedule: null,
        next: null,
        elapsed: ended.elapsed,
        wallMs: ended.wallMs,
        findings: ended.findings.map(toFinding),
      };
    },
    cut: (outcome, wallMs) => ({
      outcome,
      output,
      outputDropped: { writes: 0, bytes: 0 },
      trace: toTrace(0),
      schedule: null,
      next: null,
      elapsed: events.at(-1)?.at ?? 0,
      wallMs,
      findings: [],
    }),
  };
}
