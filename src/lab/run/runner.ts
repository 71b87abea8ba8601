import type { Program } from '../compile/types.ts';
import type { Lane, TraceEvent } from '../trace/event.ts';
import { createBatchDecoder } from './decode-batch.ts';
import { DEFAULT_LIMITS, DEFAULT_NETWORK } from './defaults.ts';
import { createErrorReporter } from './error-report.ts';
import type {
  Finding,
  Outcome,
  OutputLine,
  RunLimits,
  RunOptions,
  RunProgress,
  Runner,
  RunResult,
} from './types.ts';
import type { PageMessage, RealmMessage, RealmOptions, WireFinding, WireOutcome } from './wire.ts';

/** The sandbox frame as the page provides it. */
export interface SandboxFrame {
  post(message: unknown): void;
  remove(): void;
}

/** What a runner needs of the page; it touches no DOM itself. */
export interface RunnerHost {
  /** Makes a new opaque-origin frame; calls back for each message that comes from it, with its ports. */
  createFrame(onMessage: (message: unknown, ports: readonly MessagePort[]) => void): SandboxFrame;
  /** Source of the lane worker's first script. */
  realmSource: string;
  /** Downloads a file of the course network. Rejects paths outside it with a sentence. */
  loadCourseFile(
    url: string,
    method: string,
  ): Promise<{ status: number; statusText: string; contentType: string; bytes: ArrayBuffer }>;
}

/** How long a stopped program may take to notice before its frame is removed. */
const SOFT_STOP_MS = 40;
/** A realm that says nothing for this much longer than its own limit is taken out. */
const SILENCE_GRACE_MS = 1_500;
const WATCH_MS = 250;
/** A frame that does not answer for this long has died. */
const HEARTBEAT_MS = 4_000;

interface ActiveRun {
  id: number;
  program: Program;
  options: RealmOptions;
  onProgress: (progress: RunProgress) => void;
  settle: (result: RunResult) => void;
  decoder: ReturnType<typeof createBatchDecoder>;
  events: TraceEvent[];
  output: OutputLine[];
  port: MessagePort | null;
  startedAtMs: number;
  heardAtMs: number;
  isIdle: boolean;
  isStopping: boolean;
  latestAt: number;
}

/** One sandbox a page: runs programs one after the other; starting a run stops the one before. */
export function createRunner(host: RunnerHost): Runner {
  let frame: SandboxFrame | null = null;
  let whenReady: Promise<void> | null = null;
  let active: ActiveRun | null = null;
  let nextRun = 1;
  let watch: ReturnType<typeof setInterval> | null = null;
  let pongAtMs = 0;
  let isDisposed = false;

  function openFrame(): Promise<void> {
    whenReady ??= new Promise<void>((resolve) => {
      const own: SandboxFrame = host.createFrame((message, ports) => {
        if (frame !== own) return;
        const data = message as { type?: string; run?: number; message?: string };
        if (data.type === 'ready') {
          own.post({ type: 'boot', realm: host.realmSource });
          resolve();
        } else if (data.type === 'started') beginRun(data.run, ports[0]);
        else if (data.type === 'workerFailed') failRun(String(data.message ?? ''));
        else if (data.type === 'pong') pongAtMs = performance.now();
      });
      frame = own;
    });
    return whenReady;
  }

  /** Throws the frame away with everything in it. */
  function dropFrame(): void {
    frame?.remove();
    frame = null;
    whenReady = null;
  }

  function beginRun(id: number | undefined, port: MessagePort | undefined): void {
    const run = active;
    if (!run || run.id !== id || !port) return;
    run.port = port;
    run.heardAtMs = performance.now();
    port.onmessage = (event: MessageEvent) => {
      if (active === run) hear(run, event.data as RealmMessage);
    };
  }

  function hear(run: ActiveRun, message: RealmMessage): void {
    run.heardAtMs = performance.now();
    switch (message.type) {
      case 'batch': {
        const { events, output, lanes } = run.decoder.decode(message);
        for (const event of events) run.events.push(event);
        for (const line of output) run.output.push(line);
        run.latestAt = events.at(-1)?.at ?? run.latestAt;
        run.onProgress({ type: 'events', events, lanes, output });
        break;
      }
      case 'alive': {
        run.isIdle = message.isIdle;
        const { timers, requests, at } = message;
        run.onProgress({ type: 'alive', alive: { timers, requests, threads: 0 }, at });
        break;
      }
      case 'fetch':
        void answer(run, message.request, message.url, message.method);
        break;
      case 'ended':
        finishRun(run, message);
        break;
    }
  }

  async function answer(run: ActiveRun, request: number, url: string, method: string): Promise<void> {
    const empty = {
      type: 'fetched',
      request,
      status: 0,
      statusText: '',
      contentType: '',
      bytes: null,
      error: '',
    } as const;
    let reply: PageMessage;
    try {
      reply = { ...empty, ...(await host.loadCourseFile(String(url), String(method))) };
    } catch (error) {
      reply = { ...empty, error: error instanceof Error ? error.message : String(error) };
    }
    if (active === run) run.port?.postMessage(reply, reply.bytes ? [reply.bytes] : []);
  }

  function toOutcome(run: ActiveRun, outcome: WireOutcome): Outcome {
    const { decoder } = run;
    switch (outcome.type) {
      case 'threw':
        return { type: 'threw', error: report(run, outcome.error) };
      case 'deadlocked':
        return {
          type: 'deadlocked',
          waiting: outcome.waiting.map(({ lane, site }) => ({ lane, site: decoder.toSite(site) })),
        };
      case 'outOfSteps':
        return { ...outcome, site: decoder.toSite(outcome.site) };
      default:
        return outcome;
    }
  }

  function report(run: ActiveRun, error: Extract<WireOutcome, { type: 'threw' }>['error']) {
    return createErrorReporter(run.program)(error, run.events, run.decoder.lanes);
  }

  function toFinding(run: ActiveRun, finding: WireFinding): Finding {
    switch (finding.type) {
      case 'unhandledRejection':
        return { ...finding, error: report(run, finding.error) };
      case 'lostMessage':
        return finding;
      default:
        return { ...finding, site: run.decoder.toSite(finding.site) };
    }
  }

  function finishRun(run: ActiveRun, ended: Extract<RealmMessage, { type: 'ended' }>): void {
    settle(run, {
      outcome: toOutcome(run, ended.outcome),
      elapsed: ended.elapsed,
      wallMs: ended.wallMs,
      outputDropped: { writes: ended.droppedWrites, bytes: ended.droppedBytes },
      findings: ended.findings.map((finding) => toFinding(run, finding)),
      dropped: ended.droppedEvents,
    });
    frame?.post({ type: 'release' });
  }

  /** Ends a run that can't end itself: what has arrived of it is its result. */
  function cutOff(run: ActiveRun, outcome: Outcome): void {
    dropFrame();
    settle(run, {
      outcome,
      elapsed: run.latestAt,
      wallMs: performance.now() - run.startedAtMs,
      outputDropped: { writes: 0, bytes: 0 },
      findings: [],
      dropped: 0,
    });
    if (!isDisposed) void openFrame();
  }

  function settle(
    run: ActiveRun,
    end: Pick<RunResult, 'outcome' | 'elapsed' | 'wallMs' | 'outputDropped' | 'findings'> & {
      dropped: number;
    },
  ): void {
    if (active !== run) return;
    active = null;
    if (watch !== null) clearInterval(watch);
    watch = null;
    run.port?.close();
    const { clock, seed } = run.options;
    const lanes: Lane[] = run.decoder.lanes;
    const { dropped, ...rest } = end;
    run.settle({
      ...rest,
      output: run.output,
      trace: {
        header: { v: 1, program: run.program.hash, clock, policy: 'fifo', seed, lanes, objects: [], dropped },
        events: run.events,
      },
      schedule: null,
    });
  }

  function failRun(message: string): void {
    const run = active;
    if (run)
      cutOff(run, {
        type: 'crashed',
        message: `The program could not be loaded: ${message || 'the browser refused the worker'}.`,
      });
  }

  function watchRun(run: ActiveRun): void {
    const { limits } = run.options;
    pongAtMs = performance.now();
    watch = setInterval(() => {
      const nowMs = performance.now();
      frame?.post({ type: 'ping', ping: run.id });
      if (run.port && nowMs - pongAtMs > HEARTBEAT_MS) {
        cutOff(run, {
          type: 'crashed',
          message:
            'The sandbox died, most likely because the program used all of its memory. The page and your text are safe; run again when the program keeps less.',
        });
      } else if (nowMs - run.startedAtMs > limits.wallMs) {
        endByLimit(run, 'wallMs', `The run took more than ${limits.wallMs / 1000} s of real time.`);
      } else if (!run.isIdle && run.port && nowMs - run.heardAtMs > limits.silentMs + SILENCE_GRACE_MS) {
        endByLimit(
          run,
          'silentMs',
          `One step ran for more than ${limits.silentMs / 1000} s inside a single built-in operation. Nothing else can run meanwhile.`,
        );
      }
    }, WATCH_MS);
  }

  function endByLimit(run: ActiveRun, limit: keyof RunLimits, message: string): void {
    cutOff(run, {
      type: 'outOfSteps',
      limit,
      message,
      site: run.events.findLast((event) => event.site)?.site ?? null,
    });
  }

  function stop(): void {
    const run = active;
    if (!run || run.isStopping) return;
    run.isStopping = true;
    frame?.post({ type: 'stop' });
    run.port?.postMessage({ type: 'stop' } satisfies PageMessage);
    setTimeout(() => {
      if (active === run) cutOff(run, { type: 'stopped' });
    }, SOFT_STOP_MS);
  }

  return {
    async run(program: Program, options: RunOptions = {}, onProgress = () => undefined): Promise<RunResult> {
      if (active) cutOff(active, { type: 'stopped' });
      const id = nextRun++;
      const ready = openFrame();
      return new Promise<RunResult>((settleRun) => {
        const seed = options.seed ?? 1;
        const nowMs = performance.now();
        const run: ActiveRun = {
          id,
          program,
          options: {
            clock: options.clock ?? 'virtual',
            seed,
            network: { ...DEFAULT_NETWORK, seed, ...options.network },
            limits: { ...DEFAULT_LIMITS, ...options.limits },
          },
          onProgress,
          settle: settleRun,
          decoder: createBatchDecoder(program.sites),
          events: [],
          output: [],
          port: null,
          startedAtMs: nowMs,
          heardAtMs: nowMs,
          isIdle: false,
          isStopping: false,
          latestAt: 0,
        };
        active = run;
        void ready.then(() => {
          if (active !== run) return;
          frame?.post({ type: 'run', run: id, program: program.code, options: run.options });
          watchRun(run);
        });
      });
    },
    stop,
    warm: openFrame,
    dispose() {
      isDisposed = true;
      if (active) cutOff(active, { type: 'stopped' });
      dropFrame();
    },
  };
}
