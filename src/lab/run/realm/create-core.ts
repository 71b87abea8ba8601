import type { Frame, Wait } from '../hooks.ts';
import { CODE, type RealmOptions, type WireFinding } from '../wire.ts';
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

export function createCore(host: RealmHost, options: RealmOptions): Core {
  const isVirtual = options.clock === 'virtual';
  const { limits } = options;
  const recorder = createRecorder(host.post, limits.events, limits.outputBytes, CODE.output);
  const waits = createSafeWeakMap<object, Wait>();
  const startedAtMs = host.nowMs();
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

  function refreshRealClock(): number {
    stampsLeft = 16;
    return (realNow = host.nowMs() - startedAtMs);
  }

  /** Time for an event's stamp: a real clock read costs more than an event, so a few share one. */
  function stamp(): number {
    if (isVirtual) return virtualNow;
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
    uncaught: null,
    isEnded: false,
    steps: 0,
    stepsAtTurn: 0,
    findings: bareList<WireFinding>(),
    now: () => (isVirtual ? virtualNow : refreshRealClock()),
    advanceTo(ms) {
      clockReads = 0;
      if (isVirtual && ms > virtualNow) {
        virtualNow = ms;
        if (virtualNow > limits.virtualMs) {
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
        if (watchedMs === 0) watchStart = virtualNow;
        const target = min(core.queue.nextAfter(virtualNow), virtualNow + 1);
        watchedMs += target - virtualNow;
        if (!hasWarnedOfWatching) {
          hasWarnedOfWatching = true;
          core.findings[core.findings.length] = { type: 'clockWatched', site: core.site, at: virtualNow };
        }
        virtualNow = target;
        core.checkPulse(core.site);
        if (virtualNow > limits.virtualMs) core.advanceTo(virtualNow + 1);
      }
      return virtualNow;
    },
    currentLane: () => (core.depth > 0 ? (core.stack[core.depth - 1] as Frame).lane : core.ambientLane),
    emit(code, lane, site, cause, a, b, text) {
      if (watchedMs > 0) flushWatching();
      return recorder.record(code, stamp(), lane, site, cause, a, b, text);
    },
    write(stream, text) {
      if (core.isEnded) return;
      if (watchedMs > 0) flushWatching();
      stampsLeft = 0;
      recorder.write(stamp(), core.currentLane(), stream, core.site, text);
      if (!isVirtual || (core.recorder.counts.events & 63) === 0) core.checkPulse(core.site);
    },
    block(ms, site) {
      clockReads = 0;
      core.emit(CODE.blocked, core.currentLane(), site, -1, ms, 0);
      if (isVirtual) core.advanceTo(virtualNow + ms);
      else {
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
    reportError(error, lane) {
      if (error !== ABORTED) core.uncaught ??= toWireError(error, lane);
    },
  };
  return core;
}
