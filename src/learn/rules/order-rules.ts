import { nameLane, quote } from './phrases.ts';
import { findKeptOut, findWait, isOneThread, isSameTurn, threadOf } from './relations.ts';
import type { LaneId, TraceEvent } from '../../lab/trace/event.ts';
import type { Rule, Swapped } from './types.ts';

/** R9: an error reaches whoever awaits the task, when they await it. */
export const errorsTravelByAwait: Rule = {
  id: 'R9',
  title: 'Errors travel by await',
  term: 'rejection',
  explain({ steps, got, want }) {
    const failed = [want, got]
      .map(({ step }) => (step.cause === null ? undefined : steps.event(step.cause)))
      .find((event) => event?.type === 'ended' && event.error !== undefined);
    if (failed?.type !== 'ended' || failed.error === undefined) return null;
    return {
      sentence:
        `${nameLane(steps, failed.lane)} ends with ${failed.error.name}. The error is not seen where the task was called: ` +
        'it arrives where the task is awaited, in a later step.',
      event: failed.i,
    };
  },
};

/**
 * R10: nothing in the program orders these two lines. Read off this run alone, where nothing better is known: `explainPossible`
 * tells it exactly.
 */
export const anotherScheduleIsPossible: Rule = {
  id: 'R10',
  title: 'Another schedule is possible',
  term: 'schedule',
  explain(mismatch) {
    if (mismatch.isImpossible) return null;
    const choice = findChoice(mismatch);
    const { result, got, want } = mismatch;
    if (choice === null) {
      if (isOneThread(mismatch) && isSameTurn(mismatch)) return null;
      const types = [got.origin.type, want.origin.type];
      const isReal = result.trace.header.clock === 'real';
      const isOpen = isOneThread(mismatch)
        ? types.includes('fetch') || (isReal && !types.includes('begin'))
        : isReal && findKeptOut(mismatch) === null;
      if (!isOpen) return null;
    }
    return {
      sentence:
        `Nothing in the program orders ${quote(want.line.text)} and ${quote(got.line.text)}. ` +
        'This run went this way; another run may go the other.',
      event: choice?.i ?? got.origin.event,
    };
  },
};

/** R11: a lane that waits for its turn goes on only when the one inside lets it. */
export const lockLetsOneIn: Rule = {
  id: 'R11',
  title: 'A lock lets one in',
  term: 'lock',
  explain(mismatch) {
    const { steps, got, want } = mismatch;
    const keptOut = findKeptOut(mismatch);
    if (keptOut !== null)
      return {
        sentence:
          `${nameLane(steps, threadOf(steps, got.step.lane))} holds the lock when it prints ${quote(got.line.text)}. ` +
          `${nameLane(steps, threadOf(steps, want.step.lane))} needs it to get to ${quote(want.line.text)}, and waits until it is given back.`,
        event: keptOut.released.i,
      };
    const wait = findWait(steps, want);
    const release = want.step.enabler === null ? undefined : steps.event(want.step.enabler);
    if (wait === null || release === undefined || wait.i > got.line.event) return null;
    const isHandedOver = release.lane === got.step.lane && release.lane !== want.step.lane;
    if (!isHandedOver || release.i < got.line.event || release.type === 'ended') return null;
    return {
      sentence:
        `${nameLane(steps, want.step.lane)} waits until ${nameLane(steps, got.step.lane)} lets it in, ` +
        `and that happens after ${quote(got.line.text)}.`,
      event: release.i,
    };
  },
};

/** R12: messages from one sender through one channel arrive in the order sent. */
export const messagesKeepOrder: Rule = {
  id: 'R12',
  title: 'One sender’s messages keep their order',
  term: 'message',
  explain({ steps, got, want }) {
    const first = findSent(steps.trace.events, steps.event(got.origin.event));
    const second = findSent(steps.trace.events, steps.event(want.origin.event));
    if (first === null || second === null || first.channel !== second.channel || first.lane !== second.lane)
      return null;
    if (first.i >= second.i) return null;
    return {
      sentence:
        `Both lines answer messages that ${nameLane(steps, first.lane)} sent through one channel. ` +
        `The message behind ${quote(got.line.text)} was sent first, so it arrives first.`,
      event: first.i,
    };
  },
};

/**
 * The last choice between the two lines' lanes that could have swapped them: after the line before, and before a lock was taken that
 * keeps the wanted one out.
 */
function findChoice(mismatch: Swapped): TraceEvent | null {
  const { steps, lines, index, got, want } = mismatch;
  const from = lines[index - 1]?.event ?? -1;
  const until = findKeptOut(mismatch)?.acquired.i ?? got.line.event;
  return (
    steps.trace.events.findLast((event) => {
      if (event.type !== 'choice' || event.i < from || event.i > until) return false;
      const toChosen = (lane: LaneId): LaneId => (event.of === 'thread' ? threadOf(steps, lane) : lane);
      return (
        event.chosen === toChosen(got.step.lane) &&
        event.enabled.includes(toChosen(want.step.lane)) &&
        toChosen(got.step.lane) !== toChosen(want.step.lane)
      );
    }) ?? null
  );
}

type Sent = Extract<TraceEvent, { type: 'sent' }>;

function findSent(events: readonly TraceEvent[], received: TraceEvent | undefined): Sent | null {
  if (received?.type !== 'received') return null;
  const sent = events.find((event) => event.type === 'sent' && event.message === received.message);
  return sent?.type === 'sent' ? sent : null;
}
