import type { Frame, Wait } from '../hooks.ts';
import { CODE, type RealmOptions, type WireFinding } from '../wire.ts';
import type { Control } from './control.ts';
import { ABORTED, type Core, type RealmHost } from './core.ts';
import { createEventQueue } from './event-queue.ts';
import { bareList, createSafeWeakMap, min } from './intrinsics.ts';
import { createRecorder } from './recorder.ts';
import { toWireError } from './wire-error.ts';

/** Clock reads without a step between them before the virtual clock moves by itself (SPEC T5). */
const WATCHED_READS = 1000;
const FLUSH_MS = 25;
/** A busy program is heard of at least this often, even when there is nothing new to tell. */
const BEAT_MS = 400;

export function createCore(host: RealmHost, options: RealmOptions, control: Control | null = null): Core {
  const isVirtual = options.clock === 'virtual';
  const { limits } = options;
  const recorder = createRecorder(host.post, limits.events, limits.outputBytes, CODE.output, control);
  const waits = createSafeWeakMap<object, Wait>();
  const controlled = control !== null && control.isControlled ? control : null;
  let startedAtMs = control === null || control.isControlled ? host.nowMs() : control.now();
  let virtualNow = 0;
  let realNow = 0;
  let stampsLeft = 0;
  let clockReads = 0;
  let watchedMs = 0;
  let watchStart = 0;
  let hasWarnedOfWatching = false;
  let pulses = 0;
  let stepsAtPulse = -1;
  let stepChangedAtMs = startedAtMs;
  let flushedAtMs = startedAtMs;
  let beatAtMs = startedAtMs;
  let latestPromise: object | null = null;
  let latestWait: Wait | null = null;
  let markedCount = 0;
  let hasSpun = false;
  let operations = 0;

  function refreshRealClock(): number {
    stampsLeft = 16;
    return (realNow = host.nowMs() - startedAtMs);
  }

  /** The virtual clock: of all threads, or of this one when it is alone. */
  const readVirtual = (): number => (controlled === null ? virtualNow : controlled.now());
  function setVirtual(ms: number): void {
    if (controlled === null) virtualNow = ms;
    else controlled.setNow(ms);
  }

  /** Time for an event's stamp: a real clock read costs more than an event, so a few share one. */
  function stamp(): number {
    if (isVirtual) return readVirtual();
    return stampsLeft-- > 0 ? realNow : refreshRealClock();
  }

  function flushWatching(): void {
    const durationMs = watchedMs;
    watchedMs = 0;
    recorder.record(CODE.blocked, watchStart, core.currentLane(), core.site, -1, durationMs, 0);
  }

  const core: Core = {
    host,
    options,
    queue: createEventQueue(),
    recorder,
    control,
    epoch: 0,
    isVirtual,
    stack: bareList<Frame>(),
    depth: 0,
    site: -1,
    ambientLane: 0,
    delivering: '',
    turnEvent: -1,
    timerNesting: 0,
    alive: { timers: 0, requests: 0 },
    nativePending: 0,
    heardBatches: 0,
    isMainSettled: false,
    hearsRejections: false,
    hasFailed: false,
    uncaught: null,
    isEnded: false,
    steps: 0,
    stepsAtTurn: 0,
    findings: bareList<WireFinding>(),
    now: () => (isVirtual ? readVirtual() : refreshRealClock()),
    advanceTo(ms) {
      clockReads = 0;
      if (isVirtual && ms > readVirtual()) {
        setVirtual(ms);
        if (ms > limits.virtualMs) {
          core.overLimit(
            'virtualMs',
            `The program's clock passed ${limits.virtualMs} ms. Something keeps setting timers: an interval that is never cleared, or a loop of sleeps without an end.`,
            core.site,
          );
        }
      }
      stampsLeft = 0;
    },
    readClock() {
      if (!isVirtual) return refreshRealClock();
      if (++clockReads >= WATCHED_READS) {
        clockReads = 0;
        const now = readVirtual();
        if (watchedMs === 0) watchStart = now;
        const target = min(core.queue.nextAfter(now), now + 1);
        if (!hasWarnedOfWatching) {
          hasWarnedOfWatching = true;
          core.addFinding({ type: 'clockWatched', site: core.site, at: now });
        }
        if (controlled === null || !controlled.sleep(target - now, core.site)) {
          watchedMs += target - now;
          setVirtual(target);
        }
        core.checkPulse(core.site);
        if (target > limits.virtualMs) core.advanceTo(target + 1);
      }
      return readVirtual();
    },
    currentLane: () => (core.depth > 0 ? (core.stack[core.depth - 1] as Frame).lane : core.ambientLane),
    emit(code, lane, site, cause, a, b, text, c, d, e) {
      if (watchedMs > 0) flushWatching();
      return recorder.record(code, stamp(), lane, site, cause, a, b, text, c, d, e);
    },
    write(stream, text) {
      if (core.isEnded) return;
      if (watchedMs > 0) flushWatching();
      stampsLeft = 0;
      if (control !== null) control.beforeWrite();
      recorder.write(stamp(), core.currentLane(), stream, core.site, text);
      if (control !== null) control.wrote(stream, text, core.site);
      if (!isVirtual || (core.recorder.counts.events & 63) === 0) core.checkPulse(core.site);
    },
    block(ms, site) {
      clockReads = 0;
      core.emit(CODE.blocked, core.currentLane(), site, -1, ms, 0);
      if (isVirtual) {
        if (controlled === null || !controlled.sleep(ms, site)) core.advanceTo(readVirtual() + ms);
      } else {
        recorder.flush();
        host.holdThread(ms);
        stampsLeft = 0;
      }
    },
    markPromise(promise, wait) {
      latestPromise = promise;
      latestWait = wait;
      markedCount++;
      waits.set(promise, wait);
    },
    waitOf(value) {
      if (markedCount === 0 || typeof value !== 'object' || value === null) return null;
      if (value === latestPromise) return latestWait;
      return waits.get(value) ?? null;
    },
    wake: () => undefined,
    unshare: (value) => value,
    countOperation(site) {
      if ((++operations & 255) !== 0) return;
      stampsLeft = 0;
      core.checkPulse(site);
    },
    countStep(site) {
      if (++core.steps > limits.steps) {
        const next = core.queue.nextAt();
        const isStarving = next !== Infinity && core.steps - core.stepsAtTurn > 1000;
        core.overLimit(
          'steps',
          isStarving
            ? `The program took ${limits.steps} steps without leaving the microtask queue. Timers are waiting behind microtasks: awaiting a ready value never gives them a turn. Await a timer instead, for example sleep(0).`
            : `The program took ${limits.steps} steps and was still going. Look for a loop of awaits or callbacks without an end.`,
          site,
        );
      }
      if ((core.steps & 255) === 0) core.checkPulse(site);
    },
    checkPulse(site) {
      if (core.isEnded) throw ABORTED;
      if (host.isStopRequested()) core.end({ type: 'stopped' });
      if ((++pulses & 15) !== 0) return;
      const nowMs = host.nowMs();
      if (nowMs - flushedAtMs > FLUSH_MS) {
        flushedAtMs = nowMs;
        recorder.flush();
      }
      if (nowMs - beatAtMs > BEAT_MS) {
        beatAtMs = nowMs;
        host.post({
          type: 'alive',
          timers: core.alive.timers,
          requests: core.alive.requests,
          threads: control === null ? 0 : control.countAlive(),
          at: core.now(),
        });
      }
      if (core.steps !== stepsAtPulse) {
        stepsAtPulse = core.steps;
        stepChangedAtMs = nowMs;
      } else if (nowMs - stepChangedAtMs > limits.silentMs) {
        core.overLimit(
          'silentMs',
          `One step ran for ${limits.silentMs / 1000} s without giving the thread back. Nothing else can run meanwhile. If it is meant to wait, use await.`,
          site,
        );
      }
    },
    rest() {
      stepsAtPulse = -1;
    },
    end(outcome) {
      if (core.isEnded) throw ABORTED;
      if (controlled !== null) {
        controlled.end(outcome);
        return;
      }
      const isInsideProgram = core.depth > 0;
      const elapsed = core.now();
      if (watchedMs > 0) flushWatching();
      core.isEnded = true;
      recorder.flush();
      host.post({
        type: 'ended',
        outcome,
        elapsed,
        wallMs: host.nowMs() - startedAtMs,
        droppedEvents: recorder.counts.dropped,
        droppedWrites: recorder.counts.droppedWrites,
        droppedBytes: recorder.counts.droppedBytes,
        findings: core.findings,
      });
      if (isInsideProgram) {
        host.park();
        throw ABORTED;
      }
    },
    overLimit(limit, message, site) {
      core.end({ type: 'outOfSteps', limit, message, site });
    },
    addFinding(finding) {
      core.findings[core.findings.length] = finding;
      if (control === null) return;
      if (finding.type === 'unhandledRejection')
        control.report('rejection', finding.error.name, finding.error.message, -1);
      else if (finding.type === 'failedAssertion')
        control.report('assertion', '', finding.message, finding.site);
      else if (finding.type === 'lostMessage') control.report('lost', '', finding.message, -1);
    },
    noteSpin(site) {
      if (hasSpun) return;
      hasSpun = true;
      core.addFinding({ type: 'spinCollapsed', site, at: core.now() });
    },
    restartClock() {
      startedAtMs = control === null ? host.nowMs() : control.now();
      stampsLeft = 0;
    },
    reset() {
      core.epoch++;
      core.queue.reset();
      recorder.reset();
      core.depth = 0;
      core.site = -1;
      core.ambientLane = control === null ? 0 : control.rootLane();
      core.delivering = '';
      core.turnEvent = -1;
      core.timerNesting = 0;
      core.alive.timers = 0;
      core.alive.requests = 0;
      core.nativePending = 0;
      core.isMainSettled = false;
      core.hasFailed = false;
      core.uncaught = null;
      core.isEnded = false;
      core.steps = 0;
      core.stepsAtTurn = 0;
      if (core.findings.length > 0) core.findings = bareList<WireFinding>();
      startedAtMs = control === null || control.isControlled ? host.nowMs() : control.now();
      virtualNow = 0;
      stampsLeft = 0;
      clockReads = 0;
      watchedMs = 0;
      hasWarnedOfWatching = false;
      stepsAtPulse = -1;
      latestPromise = null;
      latestWait = null;
      hasSpun = false;
    },
    tellError: (_error, keep) => keep(),
    reportError(error, lane) {
      if (error !== ABORTED) core.tellError(error, () => core.keepError(error, lane));
    },
    keepError(error, lane) {
      if (error === ABORTED) return;
      const wireError = toWireError(error, lane);
      if (core.uncaught === null && control !== null)
        control.report('threw', wireError.name, wireError.message, core.site);
      core.uncaught ??= wireError;
    },
  };
  return core;
}
