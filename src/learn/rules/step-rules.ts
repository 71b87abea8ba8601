import { nameLane, quote } from './phrases.ts';
import { findBlocking, findWait, isDescendant, isMicrotask, isSameTurn } from './relations.ts';
import type { Rule, Swapped } from './types.ts';

/** R1: the callee's line comes before the caller goes on. */
export const callRunsNow: Rule = {
  id: 'R1',
  title: 'A call runs now',
  term: 'call',
  explain({ steps, got, want }) {
    if (!got.step.isFirst || findBlocking(steps, got.step, got.line.event) !== null) return null;
    const callers = steps.stackAt(got.line.event).slice(1);
    const isNested = (event: number): boolean =>
      steps.stackAt(event).some((step) => callers.includes(step)) && event > got.step.start;
    if (want.step === got.step || !isNested(want.line.event)) return null;
    return {
      sentence:
        `The call that starts ${nameLane(steps, got.step.lane)} runs its body at once, up to its first await. ` +
        `So ${quote(got.line.text)} is printed before the caller gets to what follows the call.`,
      event: got.step.start,
    };
  },
};

/** R2: an await on something ready still gives the thread back. */
export const awaitEndsStep: Rule = {
  id: 'R2',
  title: 'await ends the step',
  term: 'await',
  explain(mismatch) {
    const wait = findLeftBehind(mismatch);
    if (wait?.on.type !== 'promise') return null;
    const { steps, got, want } = mismatch;
    return {
      sentence:
        `At this await ${nameLane(steps, want.step.lane)} stops, even if the value is ready. ` +
        `${nameLane(steps, got.step.lane)} goes on first and prints ${quote(got.line.text)}.`,
      event: wait.i,
    };
  },
};

/** R6: a step runs to its end whatever is due meanwhile. */
export const nothingInterrupts: Rule = {
  id: 'R6',
  title: 'Nothing interrupts a step',
  term: 'step',
  explain(mismatch) {
    const { steps, got, want } = mismatch;
    if (got.step === want.step)
      return {
        sentence: `Both lines belong to one step of ${nameLane(steps, got.step.lane)}, and a step runs from top to bottom.`,
        event: got.line.event,
      };
    const blocking = findBlocking(steps, got.step, got.line.event);
    if (blocking !== null)
      return {
        sentence:
          `${nameLane(steps, got.step.lane)} holds the thread here. Until its step ends nothing else runs, ` +
          `so ${quote(want.line.text)} has to wait.`,
        event: blocking.i,
      };
    if (isSameTurn(mismatch) && isMicrotask(want) && !isMicrotask(got) && got.step.end <= want.step.start)
      return {
        sentence:
          `${quote(want.line.text)} waits in the microtask queue. The queue is looked at only when what runs has ended, ` +
          `and on its way there ${quote(got.line.text)} is printed.`,
        event: got.line.event,
      };
    const setter = steps.event(want.origin.event < 0 ? -1 : (causeOfOrigin(mismatch) ?? -1));
    if (setter === undefined || steps.at(setter.i) !== got.step || setter.i > got.line.event) return null;
    return {
      sentence:
        `What prints ${quote(want.line.text)} is only put in a queue here. ` +
        `The step that queued it runs to its end first and prints ${quote(got.line.text)}.`,
      event: setter.i,
    };
  },
};

/** R7: starting a task does not wait for it. */
export const startingIsNotWaiting: Rule = {
  id: 'R7',
  title: 'Starting is not waiting',
  term: 'task',
  explain(mismatch) {
    const { steps, got, want } = mismatch;
    const wait = findWait(steps, want);
    if (wait === null || wait.i > got.line.event) return null;
    if (!isDescendant(steps, want.step.lane, got.step.lane)) return null;
    const awaited = steps.trace.events.some(
      (event) =>
        event.type === 'suspended' &&
        event.lane === got.step.lane &&
        event.i < got.line.event &&
        event.on.type === 'task' &&
        event.on.lane === want.step.lane,
    );
    if (awaited) return null;
    return {
      sentence:
        `${nameLane(steps, got.step.lane)} started ${nameLane(steps, want.step.lane)} and did not await it, ` +
        `so it goes on and prints ${quote(got.line.text)} while the other waits.`,
      event: wait.i,
    };
  },
};

/** The suspension by which the wanted line's lane left the thread to the very step that printed the other line. */
function findLeftBehind(mismatch: Swapped): ReturnType<typeof findWait> {
  const { steps, got, want } = mismatch;
  const wait = findWait(steps, want);
  if (wait === null || wait.i > got.line.event || !isSameTurn(mismatch)) return null;
  const isOnStack = steps.stackAt(wait.i).some((step) => step !== want.step && step === got.step);
  const isStartedLater = got.step.isFirst && got.step.start > wait.i;
  return isOnStack || isStartedLater ? wait : null;
}

/** The event that put the wanted line's origin into a queue: a timer's setting, a post, a request. */
function causeOfOrigin({ steps, want }: Swapped): number | null {
  const origin = steps.event(want.origin.event);
  if (origin === undefined) return null;
  if (origin.cause !== null) return origin.cause;
  if (origin.type === 'timer-fired')
    return find((event) => event.type === 'timer-set' && event.timer === origin.timer);
  if (origin.type === 'received')
    return find((event) => event.type === 'sent' && event.message === origin.message);
  if (origin.type === 'fetch-ended')
    return find((event) => event.type === 'fetch-started' && event.request === origin.request);
  return null;

  function find(matches: (event: Swapped['steps']['trace']['events'][number]) => boolean): number | null {
    return steps.trace.events.find((event) => matches(event))?.i ?? null;
  }
}
