import { describe, expect, test } from 'vitest';
import {
  createEventQueue,
  RANK,
  SOURCE,
  type EventQueue,
  type PendingEvent,
  type Rank,
} from './event-queue.ts';

const origin = { source: SOURCE.timers, kind: 'timeout', detail: '', lane: 0, site: -1 };

function createNoted(): {
  queue: EventQueue;
  notes: string[];
  add: (name: string, at: number, rank?: Rank) => PendingEvent;
} {
  const queue = createEventQueue();
  const notes: string[] = [];
  return {
    queue,
    notes,
    add: (name, at, rank = RANK.normal) => queue.add(at, rank, () => notes.push(name), origin),
  };
}

function drain(queue: EventQueue): void {
  for (let at = queue.nextAt(); at !== Infinity; at = queue.nextAt()) queue.take(at)?.deliver();
}

describe('the queue of events', () => {
  test('[T2] gives events by deadline, then creation; due ones by rank first', () => {
    const { queue, notes, add } = createNoted();
    add('late', 9);
    add('second', 5);
    add('background', 1, RANK.background);
    add('third', 5);
    add('urgent', 5, RANK.userBlocking);
    for (const now of [5, 5, 5, 5, 9]) queue.take(now)?.deliver();
    expect(notes).toEqual(['urgent', 'second', 'third', 'background', 'late']);
  });

  test('passes over what was cancelled or taken, and counts what is left', () => {
    const { queue, notes, add } = createNoted();
    const first = add('first', 1);
    const weak = queue.add(2, RANK.normal, () => notes.push('weak'), origin, 0, 0, true);
    add('last', 3);
    queue.cancel(first);
    queue.cancel(first);
    expect([queue.count(), queue.countStrong()]).toEqual([2, 1]);
    expect(queue.take(2)).toBe(weak);
    queue.cancel(weak);
    expect([queue.count(), queue.countStrong()]).toEqual([1, 1]);
    drain(queue);
    expect(notes).toEqual(['last']);
  });

  test('[S4] finds the events that could come next, and no others', () => {
    const { queue, add } = createNoted();
    const list: PendingEvent[] = [];
    const names = new Map<PendingEvent, string>();
    const put = (name: string, at: number, rank?: Rank): void => void names.set(add(name, at, rank), name);
    const found = (now: number): string[] => {
      const size = queue.findTied(now, list);
      return Array.from({ length: size }, (_, k) => names.get(list[k] as PendingEvent) as string).sort();
    };
    put('a', 5);
    put('b', 7);
    put('c', 5);
    put('d', 5, RANK.background);
    put('e', 6, RANK.userBlocking);
    expect(found(0)).toEqual(['a', 'c']);
    expect(found(6)).toEqual(['e']);
    queue.take(6);
    expect(found(6)).toEqual(['a', 'c']);
  });

  test('[P8] forgets an execution: nothing of it comes, or counts, afterwards', () => {
    const { queue, notes, add } = createNoted();
    const future = add('future', 9);
    const due = add('due', 1);
    add('taken', 0);
    queue.take(2);
    const source = queue.newSource();
    queue.reset();
    expect([queue.count(), queue.countStrong(), queue.nextAt()]).toEqual([0, 0, Infinity]);
    add('new', 4);
    queue.cancel(future);
    queue.cancel(due);
    expect(queue.count()).toBe(1);
    expect(queue.newSource()).toBe(source);
    drain(queue);
    expect(notes).toEqual(['new']);
  });
});
