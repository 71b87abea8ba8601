import { findTimer } from './origin.ts';
import { formatTime } from '../../lab/trace/index.ts';
import { quote } from './phrases.ts';
import { isMicrotask, isSameTurn } from './relations.ts';
import type { Printed, Rule } from './types.ts';

/** R3: microtasks, and those they add, run before any timer. */
export const microtasksFirst: Rule = {
  id: 'R3',
  title: 'Microtasks run before timers',
  term: 'microtask',
  explain(mismatch) {
    const { steps, got, want } = mismatch;
    if (isSameTurn(mismatch) || !isMicrotask(got)) return null;
    const timer = findTimer(steps, want.origin);
    if (timer === null || timer.setBy.i > got.line.event) return null;
    const own = findTimer(steps, got.origin);
    const wasDue = timer.dueAt <= got.line.at;
    const wasBetween = own !== null && !(timer.setBy.i > got.origin.event || wasDue);
    if (wasBetween || (!wasDue && timer.delayMs > 1)) return null;
    return {
      sentence:
        `${quote(want.line.text)} waits for a timer, ${quote(got.line.text)} for a microtask. ` +
        'All microtasks, and those they add, run before any timer, even one that is due.',
      event: got.step.start,
    };
  },
};

/** R4: microtasks run in the order in which they were queued. */
export const microtasksInOrder: Rule = {
  id: 'R4',
  title: 'Microtasks run in the order queued',
  term: 'microtask',
  explain(mismatch) {
    const { got, want } = mismatch;
    if (!isSameTurn(mismatch) || !isMicrotask(got) || !isMicrotask(want) || got.step === want.step)
      return null;
    if (isQueuedEarlier(want, got)) return null;
    return {
      sentence:
        `Both lines come from the microtask queue, and it is first in, first out. ` +
        `What prints ${quote(got.line.text)} was queued first.`,
      event: got.step.enabler ?? got.step.start,
    };
  },
};

/** R5: timers fire by deadline; equal deadlines keep the order in which they were made. */
export const timersByDeadline: Rule = {
  id: 'R5',
  title: 'Timers fire by deadline',
  term: 'timer',
  explain(mismatch) {
    const { steps, got, want } = mismatch;
    if (isSameTurn(mismatch)) return null;
    const first = findTimer(steps, got.origin);
    const second = findTimer(steps, want.origin);
    if (first === null || second === null) return null;
    if (first.dueAt === second.dueAt)
      return {
        sentence:
          `Both timers are due at ${formatTime(first.dueAt)}. Equal deadlines keep the order in which the timers were made, ` +
          `and the one behind ${quote(got.line.text)} was made first.`,
        event: first.setBy.i,
      };
    // A step that held the thread past the other's deadline is another story (R6).
    if (first.dueAt > second.dueAt || second.dueAt <= got.line.at) return null;
    return {
      sentence:
        `The timer behind ${quote(got.line.text)} is due at ${formatTime(first.dueAt)}, ` +
        `the one behind ${quote(want.line.text)} at ${formatTime(second.dueAt)}. The earlier deadline fires first.`,
      event: got.origin.event,
    };
  },
};

/** R8: returned promises and thenables cost extra turns of the microtask queue. */
export const thenablesTakeTurns: Rule = {
  id: 'R8',
  title: 'Thenables and returned promises take extra turns',
  term: 'thenable',
  explain(mismatch) {
    const { got, want } = mismatch;
    if (!isSameTurn(mismatch) || !isMicrotask(got) || !isMicrotask(want) || got.step === want.step)
      return null;
    if (!isQueuedEarlier(want, got)) return null;
    return {
      sentence:
        `${quote(want.line.text)} was waiting first, but takes more turns of the microtask queue. A promise that resolves ` +
        'to another promise, or to a thenable, costs extra turns. Never rely on their number.',
      event: want.step.enabler ?? want.step.start,
    };
  },
};

/** What made the one possible lies before what made the other possible, as far as the trace tells. */
function isQueuedEarlier(one: Printed, other: Printed): boolean {
  return one.step.enabler !== null && other.step.enabler !== null && one.step.enabler < other.step.enabler;
}
