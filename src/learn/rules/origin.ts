import type { TraceEvent } from '../../lab/trace/event.ts';
import type { Step, Steps } from './steps.ts';

/** What the event loop took from its queues so that a step could run, and how the step came from it. */
export interface Origin {
  /** The run's beginning, or what was taken: a timer that fired, an answer that came, a message, a turn. */
  type: 'begin' | 'timer' | 'fetch' | 'message' | 'turn';
  /** The event that stands for it; -1 for the run's beginning. */
  event: number;
  /** Microtask steps between it and the step; 0 = the step that it ran itself. */
  hops: number;
}

const MACRO: Readonly<Partial<Record<TraceEvent['type'], Origin['type']>>> = {
  'timer-fired': 'timer',
  'fetch-ended': 'fetch',
  received: 'message',
};

const MACRO_CALLBACKS: Readonly<Record<string, Origin['type']>> = {
  timer: 'timer',
  timeout: 'timer',
  interval: 'timer',
  message: 'message',
  task: 'turn',
};

/** Walks back from a step to what the event loop picked. */
export function findOrigin(steps: Steps, from: Step): Origin {
  const seen = new Set<Step>();
  let step: Step = from;
  let hops = 0;
  for (;;) {
    seen.add(step);
    const direct = findDelivery(steps, step);
    if (direct !== null) return { type: direct, event: step.enabler ?? step.start, hops };
    if (!step.isFirst) hops += 1;
    const enabler = step.enabler === null ? undefined : steps.event(step.enabler);
    const macro = enabler === undefined || step.isFirst ? undefined : MACRO[enabler.type];
    if (enabler !== undefined && macro !== undefined) return { type: macro, event: enabler.i, hops };
    const before = step.isFirst ? steps.stackAt(step.start)[1] : enabler && steps.at(enabler.i);
    if (before === undefined || seen.has(before)) return { type: 'begin', event: -1, hops };
    step = before;
  }
}

/** What the event loop ran this step for, when it did so itself; null for microtasks and calls. */
function findDelivery(steps: Steps, step: Step): Origin['type'] | null {
  if (step.isFirst) return null;
  if (step.callback !== null) return MACRO_CALLBACKS[step.callback] ?? null;
  const wait = step.resumesFrom === null ? undefined : steps.event(step.resumesFrom);
  const enabler = step.enabler === null ? undefined : steps.event(step.enabler);
  if (wait?.type !== 'suspended') return null;
  if (wait.on.type === 'turn') return 'turn';
  const isOwn = wait.on.type === 'timer' || wait.on.type === 'fetch';
  return isOwn && enabler !== undefined ? (MACRO[enabler.type] ?? null) : null;
}

/** The timer that this origin is, with when it was set and when it is due; null for anything else. */
export function findTimer(
  steps: Steps,
  origin: Origin,
): { setBy: TraceEvent; dueAt: number; delayMs: number } | null {
  const fired = steps.event(origin.event);
  if (fired?.type !== 'timer-fired') return null;
  const setBy = steps.trace.events.findLast(
    (event) => event.i < fired.i && event.type === 'timer-set' && event.timer === fired.timer,
  );
  if (setBy?.type !== 'timer-set') return null;
  return { setBy, dueAt: setBy.at + setBy.delayMs, delayMs: setBy.delayMs };
}
