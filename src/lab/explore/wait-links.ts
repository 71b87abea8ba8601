import { FLAG, OP, overlaps, STEP, STEP_WIDTH, type Execution } from '../schedule/index.ts';
import type { WaitLink } from './types.ts';

/**
 * Who waits for whom at the end of a stuck execution: first a ring where there is one, each thread followed by the one it waits for,
 * then the others.
 */
export function findWaitLinks(execution: Execution): WaitLink[] {
  const { pending, pendingCount } = execution;
  const links = new Map<number, WaitLink>();
  for (let k = 0; k < pendingCount; k++) {
    const s = k * STEP_WIDTH;
    links.set(pending[s + STEP.thread] as number, toLink(execution, s));
  }
  const start = findRing(links);
  const ordered: WaitLink[] = [];
  const follow = (thread: number): void => {
    for (let link = links.get(thread); link !== undefined; link = links.get(link.waitsFor)) {
      links.delete(link.thread);
      ordered.push(link);
    }
  };
  if (start >= 0) follow(start);
  for (const thread of [...links.keys()].sort((a, b) => a - b)) follow(thread);
  return ordered;
}

/** The lowest thread of a ring, −1 when there is no ring. */
function findRing(links: ReadonlyMap<number, WaitLink>): number {
  for (const start of [...links.keys()].sort((a, b) => a - b)) {
    let thread = start;
    for (let k = 0; k < links.size; k++) {
      thread = links.get(thread)?.waitsFor ?? -1;
      if (thread === start) return start;
    }
  }
  return -1;
}

function toLink(execution: Execution, s: number): WaitLink {
  const { pending } = execution;
  const thread = pending[s + STEP.thread] as number;
  const op = pending[s + STEP.op] as number;
  const holder = op === OP.acquire ? findHolder(execution, s, thread) : null;
  return {
    thread,
    site: pending[s + STEP.site] as number,
    op,
    object: pending[s + STEP.object] as number,
    address: pending[s + STEP.address] as number,
    waitsFor: op === OP.join ? toThread(pending[s + STEP.after]) : (holder?.thread ?? -1),
    holderSite: holder?.site ?? -1,
  };
}

/** Who took last what is waited for and has not given it back; another thread than the one that waits, where there is one. */
function findHolder(
  execution: Execution,
  s: number,
  waiter: number,
): { thread: number; site: number } | null {
  const { steps, stepCount, pending } = execution;
  const released = new Map<number, number>();
  let own: { thread: number; site: number } | null = null;
  for (let row = stepCount - 1; row >= 0; row--) {
    const r = row * STEP_WIDTH;
    const op = steps[r + STEP.op] as number;
    if (op !== OP.acquire && op !== OP.release) continue;
    const isSame = overlaps(
      pending[s + STEP.object] as number,
      pending[s + STEP.address] as number,
      pending[s + STEP.size] as number,
      steps[r + STEP.object] as number,
      steps[r + STEP.address] as number,
      steps[r + STEP.size] as number,
    );
    if (!isSame) continue;
    const thread = steps[r + STEP.thread] as number;
    const given = released.get(thread) ?? 0;
    if (op === OP.release) released.set(thread, given + 1);
    else if (given > 0) released.set(thread, given - 1);
    else if (((steps[r + STEP.flags] as number) & FLAG.writes) !== 0) {
      const holder = { thread, site: steps[r + STEP.site] as number };
      if (thread !== waiter) return holder;
      own ??= holder;
    }
  }
  return own;
}

/** A thread's number as a row holds it. */
function toThread(value: number | undefined): number {
  return value !== undefined && value >= 0 ? value : -1;
}
