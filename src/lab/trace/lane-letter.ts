import type { Lane } from './event.ts';
import { findThread } from './find-thread.ts';

/**
 * One or two letters that name each lane in pictures: `countdown A` is A, the main task M, others the next letter free.
 * The letter at the end of a label comes first, even when other lanes are older. A thread's tasks have its letter and a
 * number: A1, A2.
 */
export function findLaneLetters(lanes: readonly Lane[]): string[] {
  const owners = new Map<string, number>(); // letter → lane
  for (const lane of lanes) {
    const own = isInThread(lanes, lane) ? null : findOwnLetter(lane);
    if (own !== null && !owners.has(own)) owners.set(own, lane.id);
  }
  let next = 0;
  const letters: string[] = [];
  const taskCounts = new Map<number, number>(); // by thread
  for (const lane of lanes) {
    if (isInThread(lanes, lane)) {
      const thread = findThread(lanes, lane.id);
      const count = (taskCounts.get(thread) ?? 0) + 1;
      taskCounts.set(thread, count);
      letters.push(`${letters[thread] ?? ''}${count}`);
      continue;
    }
    const own = findOwnLetter(lane);
    if (own !== null && owners.get(own) === lane.id) {
      letters.push(own);
      continue;
    }
    let letter = toLetters(next++);
    while (owners.has(letter)) letter = toLetters(next++);
    owners.set(letter, lane.id);
    letters.push(letter);
  }
  return letters;
}

/** Whether a lane is a task of a thread other than the main one. */
function isInThread(lanes: readonly Lane[], lane: Lane): boolean {
  return lane.kind === 'task' && findThread(lanes, lane.id) !== 0;
}

/** The letter that a lane's label gives it. */
function findOwnLetter(lane: Lane): string | null {
  return lane.id === 0 ? 'M' : (/(?:^|\s)([A-Z])$/.exec(lane.label)?.[1] ?? null);
}

/** 0 → A, 25 → Z, 26 → AA, … */
function toLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : toLetters(Math.floor(index / 26) - 1) + last;
}
