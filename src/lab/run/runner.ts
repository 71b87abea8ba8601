import type { Program } from '../compile/types.ts';
import { createCollector, type Collector } from './collector.ts';
import { completeOptions } from './complete-options.ts';
import { createControl, toFailedVerdict } from './control/control-run.ts';
import { isControlled } from './control/is-controlled.ts';
import type { PoolReply } from './control/messages.ts';
import type { Outcome, RunLimits, RunOptions, RunProgress, Runner, RunResult, Verdict } from './types.ts';
import type { FetchedMessage, PageMessage, RealmMessage, RealmOptions } from './wire.ts';

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
  /** Source of the worker that stands above the threads of a controlled run. */
  controllerSource: string;
  /** Whether pages of this site may share memory between workers; the browser decides. */
  canShareMemory: boolean;
  /** Downloads a file of the course network. Rejects when it can't be had. */
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
/** A frame that leaves this many calls in a row unanswered has died. */
const MAX_MISSED_CALLS = 16;

interface ActiveRun {
  id: number;
  options: RealmOptions;
  onProgress: (progress: RunProgress) => void;
  settle: (result: RunResult) => void;
  collector: Collector;
  port: MessagePort | null;
  startedAtMs: number;
  /** Watch calls since the realm was last heard. Counted, not timed: a busy page hears late and must not blame the run. */
  silentCalls: number;
  isStopping: boolean;
}

/** One sandbox a page: runs programs one after the other; starting a run stops the one before. */
export function createRunner(host: RunnerHost): Runner {
  let frame: SandboxFrame | null = null;
  let whenReady: Promise<void> | null = null;
  let active: ActiveRun | null = null;
  let nextRun = 1;
  let watch: ReturnType<typeof setInterval> | undefined;
  let missedCalls = 0;
  let isDisposed = false;
  /** A controlled run that waits for its frame. */
  let starting: { isStopped: boolean } | null = null;

  function openFrame(): Promise<void> {
    whenReady ??= new Promise<void>((resolve) => {
      const own: SandboxFrame = host.createFrame((message, ports) => {
        if (frame !== own) return;
        const frameMessage = message as { type?: string; run?: number; message?: string };
        if (frameMessage.type === 'ready') {
          own.post({ type: 'boot', realm: host.realmSource, controller: host.controllerSource });
          resolve();
        } else if (frameMessage.type === 'started') beginRun(frameMessage.run, ports[0]);
        else if (frameMessage.type === 'workerFailed') failRun(frameMessage.message ?? '');
        else if (frameMessage.type === 'pool') control.hear((message as { reply: PoolReply }).reply);
        else if (frameMessage.type === 'pong') missedCalls = 0;
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
    run.silentCalls = 0;
    port.onmessage = (event: MessageEvent) => {
      if (active === run) hear(run, event.data as RealmMessage);
    };
  }

  function hear(run: ActiveRun, message: RealmMessage): void {
    run.silentCalls = 0;
    switch (message.type) {
      case 'batch':
        run.onProgress(run.collector.hear(message));
        run.port?.postMessage({ type: 'heard' } satisfies PageMessage);
        break;
      case 'alive': {
        const { timers, requests, threads, at } = message;
        run.onProgress({ type: 'alive', alive: { timers, requests, threads }, at });
        break;
      }
      case 'fetch':
        void answer(run, message.request, message.url, message.method);
        break;
      case 'ended':
        settle(run, run.collector.finish(message));
        frame?.post({ type: 'release' });
        break;
      case 'closed':
      case 'quiet':
        break; // of runs with threads
    }
  }

  async function load(url: string, method: string): Promise<FetchedMessage> {
    const empty = {
      type: 'fetched',
      request: 0,
      status: 0,
      statusText: '',
      contentType: '',
      bytes: null,
    } as const;
    try {
      return { ...empty, error: '', ...(await host.loadCourseFile(url, method)) };
    } catch (error) {
      return { ...empty, error: error instanceof Error ? error.message : String(error) };
    }
  }

  async function answer(run: ActiveRun, request: number, url: string, method: string): Promise<void> {
    const reply = { ...(await load(url, method)), request };
    if (active === run) run.port?.postMessage(reply, reply.bytes ? [reply.bytes] : []);
  }

  /** Ends a run that can't end itself. */
  function cutOff(run: ActiveRun, outcome: Outcome): void {
    dropFrame();
    settle(run, run.collector.cut(outcome, performance.now() - run.startedAtMs));
    if (!isDisposed) void openFrame();
  }

  function settle(run: ActiveRun, result: RunResult): void {
    if (active !== run) return;
    active = null;
    clearInterval(watch);
    run.port?.close();
    run.settle(result);
  }

  function failRun(reason: string): void {
    if (!active && !control.isBusy) return;
    const message = `The program could not be loaded: ${reason || 'the browser refused the worker'}.`;
    if (active) cutOff(active, { type: 'crashed', message });
    else abandonControl({ type: 'crashed', message });
  }

  /** The sandbox with all its threads goes; what was heard of the run is its result. */
  function abandonControl(outcome: Outcome): void {
    dropFrame();
    clearInterval(watch);
    control.abandon(outcome);
    if (!isDisposed) void openFrame();
  }

  const control = createControl({
    post: (request) => void openFrame().then(() => frame?.post({ type: 'pool', request })),
    load: (url, method) => load(url, method),
  });

  /** Watches a controlled run or an exploration: its threads say little, so that only the frame's own health and time count. */
  function watchControl(wallMs: number): void {
    missedCalls = 0;
    const startedAtMs = performance.now();
    clearInterval(watch);
    watch = setInterval(() => {
      frame?.post({ type: 'ping', ping: 0 });
      control.check();
      missedCalls++;
      if (missedCalls > MAX_MISSED_CALLS) abandonControl({ type: 'crashed', message: CRASH_MESSAGE });
      else if (performance.now() - startedAtMs > wallMs) {
        const message = `The run took more than ${wallMs / 1000} s of real time.`;
        abandonControl({ type: 'outOfSteps', limit: 'wallMs', message, site: null });
      }
    }, WATCH_MS);
  }

  /** Starts something under control once the frame is there; `stopped` is its result when it was stopped before. */
  async function underControl<T>(wallMs: number, start: () => Promise<T>, stopped: () => T): Promise<T> {
    if (active) cutOff(active, { type: 'stopped' });
    if (control.isBusy) abandonControl({ type: 'stopped' });
    if (starting) starting.isStopped = true;
    const own = { isStopped: false };
    starting = own;
    await openFrame();
    if (own.isStopped) return stopped();
    starting = null;
    watchControl(wallMs);
    try {
      return await start();
    } finally {
      if (!control.isBusy) clearInterval(watch);
    }
  }

  function stopControl(): void {
    control.stop();
    const { current } = control;
    setTimeout(() => {
      if (control.isBusy && control.current === current) abandonControl({ type: 'stopped' });
    }, SOFT_STOP_MS);
  }

  function whyNoThreads(): string | null {
    if (host.canShareMemory) return null;
    return 'Threads need memory that workers share, and this browser does not give it to this page: it came by plain http from another machine, or without the headers that isolate it from other sites, or the browser has switched it off. Open the course by https or on the machine that serves it, in a current version of Chrome, Edge, Firefox or Safari, and load the page once more.';
  }

  function watchRun(run: ActiveRun): void {
    const { limits } = run.options;
    missedCalls = 0;
    clearInterval(watch);
    watch = setInterval(() => {
      const nowMs = performance.now();
      frame?.post({ type: 'ping', ping: run.id });
      missedCalls++;
      run.silentCalls++;
      if (missedCalls > MAX_MISSED_CALLS) cutOff(run, { type: 'crashed', message: CRASH_MESSAGE });
      else if (nowMs - run.startedAtMs > limits.wallMs) {
        endByLimit(run, 'wallMs', `The run took more than ${limits.wallMs / 1000} s of real time.`);
      } else if (run.port && run.silentCalls * WATCH_MS > limits.silentMs + SILENCE_GRACE_MS) {
        endByLimit(
          run,
          'silentMs',
          `One step ran for more than ${limits.silentMs / 1000} s inside a single built-in operation. Nothing else can run meanwhile.`,
        );
      }
    }, WATCH_MS);
  }

  function endByLimit(run: ActiveRun, limit: keyof RunLimits, message: string): void {
    const site = run.collector.events.findLast((event) => event.site)?.site ?? null;
    cutOff(run, { type: 'outOfSteps', limit, message, site });
  }

  function stop(): void {
    if (starting) starting.isStopped = true;
    if (control.isBusy) stopControl();
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
    async run(
      program: Program,
      runOptions: RunOptions = {},
      onProgress = () => undefined,
    ): Promise<RunResult> {
      const options = completeOptions(runOptions, program.usesThreads);
      if (isControlled(program, runOptions)) {
        const why = whyNoThreads();
        if (why !== null) return createCollector(program, options).cut({ type: 'crashed', message: why }, 0);
        const { wallMs } = options.limits;
        const stopped = (): RunResult => createCollector(program, options).cut({ type: 'stopped' }, 0);
        return underControl(wallMs, () => control.run(program, runOptions, options, onProgress), stopped);
      }
      if (program.usesThreads) {
        const why = whyNoThreads();
        if (why !== null) return createCollector(program, options).cut({ type: 'crashed', message: why }, 0);
        const stopped = (): RunResult => createCollector(program, options).cut({ type: 'stopped' }, 0);
        const { wallMs } = options.limits;
        return underControl(wallMs, () => control.runFree(program, options, onProgress), stopped);
      }
      if (control.isBusy) abandonControl({ type: 'stopped' });
      if (active) cutOff(active, { type: 'stopped' });
      const ready = openFrame();
      return new Promise<RunResult>((settleRun) => {
        const nowMs = performance.now();
        const run: ActiveRun = {
          id: nextRun++,
          options,
          onProgress,
          settle: settleRun,
          collector: createCollector(program, options),
          port: null,
          startedAtMs: nowMs,
          silentCalls: 0,
          isStopping: false,
        };
        active = run;
        void ready.then(() => {
          if (active !== run) return;
          frame?.post({ type: 'run', run: run.id, program: program.code, options });
          watchRun(run);
        });
      });
    },
    async explore(program, request = {}, onProgress = () => undefined) {
      const why = whyNoThreads();
      const options = completeOptions(request, program.usesThreads, true);
      const wallMs =
        request.limits?.wallMs ?? Math.max(options.limits.wallMs, (request.budget?.ms ?? 2_000) * 2);
      if (why !== null)
        return toFailedVerdict(request.strategy ?? 'dpor', { type: 'crashed', message: why }, 0);
      const stopped = (): Verdict => toFailedVerdict(request.strategy ?? 'dpor', { type: 'stopped' }, 0);
      return underControl(wallMs, () => control.explore(program, request, options, onProgress), stopped);
    },
    whyNoThreads,
    stop,
    warm: openFrame,
    dispose() {
      isDisposed = true;
      if (active) cutOff(active, { type: 'stopped' });
      if (control.isBusy) control.abandon({ type: 'stopped' });
      clearInterval(watch);
      dropFrame();
    },
  };
}

const CRASH_MESSAGE =
  'The sandbox died, most likely because the program used all of its memory. The page and your text are safe. Let the program keep less, then run it again.';
