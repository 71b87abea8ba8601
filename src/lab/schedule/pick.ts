import { areDependent } from './dependence.ts';
import { STEP, STEP_WIDTH } from './step-log.ts';
import type { Continuation } from './types.ts';

/**
 * Who goes next where a plan leaves it open. All state is in a Float64Array that the threads share, since each of them picks in
 * turn; `pickThread`, `pickEvent` and `notePerformed` run beside learner code, under the rules of `run/realm/intrinsics.ts`.
 *
 * pct: S. Burckhardt et al., "A randomized scheduler with probabilistic guarantees of finding bugs", ASPLOS 2010.
 * pos: X. Yuan et al., "Partial order aware concurrency sampling", CAV 2018.
 * urw: H. Zhao et al., "Selectively uniform concurrency testing", ASPLOS 2025.
 */

const { imul, floor, clz32 } = Math;

const POLICY = { fifo: 0, search: 1, random: 2, pct: 3, urw: 4, pos: 5 } as const;
const MAX_THREADS = 32;
const MAX_LOWERINGS = 32;

/** Where the numbers stand. */
const AT = {
  policy: 0,
  /** State of the generator of random numbers: 32 bits. */
  random: 1,
  /** Steps performed (pct). */
  performed: 2,
  /** Threads chosen so far (fifo). */
  turn: 3,
  loweringCount: 4,
  loweringNext: 5,
  /** pct, pos: each thread's priority; urw: steps it is expected to have left; fifo: the turn it was last chosen in. */
  threads: 8,
  /** pct: numbers of steps after which the running thread's priority is lowered, ascending. */
  lowerings: 8 + MAX_THREADS,
} as const;

/** Numbers that a policy needs. */
export const PICK_NUMBERS: number = 8 + MAX_THREADS + MAX_LOWERINGS;

/** Prepares the memory for one execution. The same continuation always leads to the same picks. */
export function initPick(memory: Float64Array, continuation: Continuation): void {
  memory.fill(0, 0, PICK_NUMBERS);
  // A paused run never asks; what it would be told does not matter.
  memory[AT.policy] = continuation.type === 'pause' ? POLICY.fifo : POLICY[continuation.type];
  if ('seed' in continuation) memory[AT.random] = continuation.seed | 0;
  if (continuation.type === 'pct' || continuation.type === 'pos') {
    for (let t = 0; t < MAX_THREADS; t++) memory[AT.threads + t] = drawRandom(memory);
  }
  if (continuation.type === 'urw') {
    for (let t = 0; t < MAX_THREADS; t++) memory[AT.threads + t] = continuation.expected[t] ?? 1;
  }
  if (continuation.type === 'pct') {
    const count = Math.min(Math.max(0, Math.floor(continuation.depth) - 1), MAX_LOWERINGS);
    const length = Math.max(1, Math.floor(continuation.length));
    const lowerings = Array.from({ length: count }, () => 1 + floor(drawRandom(memory) * length));
    memory.set(
      lowerings.sort((a, b) => a - b),
      AT.lowerings,
    );
    memory[AT.loweringCount] = count;
  }
}

/**
 * The thread that goes next: one of `enabledMask` that is not asleep, or −1 when all of them are. `current` is the thread that
 * went last.
 */
export function pickThread(
  memory: Float64Array,
  enabledMask: number,
  current: number,
  sleepMask: number,
): number {
  const open = enabledMask & ~sleepMask;
  if (open === 0) return -1;
  switch (memory[AT.policy]) {
    case POLICY.random:
      return findNthBit(open, floor(drawRandom(memory) * countBits(open)));
    case POLICY.pct:
    case POLICY.pos:
      return findHighest(memory, open);
    case POLICY.urw:
      return drawWeighted(memory, open);
    case POLICY.search:
      return current >= 0 && ((open >>> current) & 1) === 1 ? current : findNthBit(open, 0);
    default:
      return pickPatiently(memory, open, current);
  }
}

/** Which of `count` candidate events comes next: the first in the usual order, or any for the random policies. */
export function pickEvent(memory: Float64Array, count: number): number {
  return (memory[AT.policy] as number) < POLICY.random ? 0 : floor(drawRandom(memory) * count);
}

/**
 * Tells the policy of a step, forced ones too. `s` is where its row begins in `steps`; row t of `pending` is thread t's next
 * operation, valid where bit t of `waitingMask` is set: threads that stand before an operation.
 */
export function notePerformed(
  memory: Float64Array,
  steps: Float64Array,
  s: number,
  pending: Float64Array,
  waitingMask: number,
): void {
  const thread = steps[s + STEP.thread] as number;
  const own = AT.threads + thread;
  switch (memory[AT.policy]) {
    case POLICY.urw:
      memory[own] = (memory[own] as number) - 1;
      return;
    case POLICY.pct: {
      const performed = (memory[AT.performed] as number) + 1;
      memory[AT.performed] = performed;
      let next = memory[AT.loweringNext] as number;
      while (next < (memory[AT.loweringCount] as number) && memory[AT.lowerings + next] === performed) {
        next++;
        memory[own] = -next;
      }
      memory[AT.loweringNext] = next;
      return;
    }
    case POLICY.pos:
      memory[own] = drawRandom(memory);
      for (let t = 0, rest = waitingMask; rest !== 0; t++, rest >>>= 1) {
        if ((rest & 1) === 1 && t !== thread && areDependent(pending, t * STEP_WIDTH, steps, s)) {
          memory[AT.threads + t] = drawRandom(memory);
        }
      }
      return;
    default:
  }
}

/** Goes on with the running thread while it can, else with the one that was chosen longest ago. */
function pickPatiently(memory: Float64Array, open: number, current: number): number {
  let chosen = current;
  if (current < 0 || ((open >>> current) & 1) === 0) {
    let oldest = Infinity;
    for (let t = 0, rest = open; rest !== 0; t++, rest >>>= 1) {
      const turn = memory[AT.threads + t] as number;
      if ((rest & 1) === 1 && turn < oldest) {
        oldest = turn;
        chosen = t;
      }
    }
  }
  const turn = (memory[AT.turn] as number) + 1;
  memory[AT.turn] = turn;
  memory[AT.threads + chosen] = turn;
  return chosen;
}

function findHighest(memory: Float64Array, open: number): number {
  let chosen = -1;
  let highest = -Infinity;
  for (let t = 0, rest = open; rest !== 0; t++, rest >>>= 1) {
    const priority = memory[AT.threads + t] as number;
    if ((rest & 1) === 1 && priority > highest) {
      highest = priority;
      chosen = t;
    }
  }
  return chosen;
}

function drawWeighted(memory: Float64Array, open: number): number {
  let total = 0;
  for (let t = 0, rest = open; rest !== 0; t++, rest >>>= 1) {
    if ((rest & 1) === 1) total += weightOf(memory, t);
  }
  let draw = drawRandom(memory) * total;
  let chosen = -1;
  for (let t = 0, rest = open; rest !== 0; t++, rest >>>= 1) {
    if ((rest & 1) === 0) continue;
    chosen = t;
    draw -= weightOf(memory, t);
    if (draw < 0) break;
  }
  return chosen;
}

/** A thread that goes on longer than expected keeps a chance. */
function weightOf(memory: Float64Array, thread: number): number {
  const left = memory[AT.threads + thread] as number;
  return left < 1 ? 1 : left;
}

/** A number in [0, 1): mulberry32, a public-domain generator by T. Ettinger. */
function drawRandom(memory: Float64Array): number {
  const state = ((memory[AT.random] as number) + 0x6d2b79f5) | 0;
  memory[AT.random] = state;
  let t = imul(state ^ (state >>> 15), 1 | state);
  t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}

function countBits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Number of the n-th set bit, from the lowest. */
function findNthBit(mask: number, n: number): number {
  let rest = mask;
  for (let k = 0; k < n; k++) rest &= rest - 1;
  return 31 - clz32(rest & -rest);
}
