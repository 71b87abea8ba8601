import {
  areDependent,
  OP,
  STEP,
  STEP_WIDTH,
  type Choice,
  type Execution,
  type Plan,
} from '../schedule/index.ts';
import type { Cells } from './cells.ts';
import { growFloats } from './grow.ts';
import { createReversals } from './reversals.ts';

/** Depth-first search over the choices of a program, one execution at a time. */
export interface Search {
  /** How the next execution is to go. */
  plan(): Plan;
  /** Learns from the execution of the last plan. @returns the first row that no earlier execution had */
  absorb(execution: Execution): number;
  /** Goes to the next plan. @returns false when all is explored */
  advance(): boolean;
  /** 0 … 1: how much of the tree seems to be explored, by the widths met so far. */
  share(): number;
  /** False when a plan met another program than the one before: the list is not complete then. */
  readonly isSound: boolean;
}

/** A choice on the way to the current execution. */
interface Node {
  isEvent: boolean;
  enabled: number;
  chosen: number;
  /** Threads to try here, as bits; the sum of all that were ever worth it. */
  backtrack: number;
  /** Threads tried. */
  done: number;
  /** Threads tried whose step is known, and that may sleep. */
  sleepable: number;
  /** Threads that slept when this choice was met. */
  sleep: number;
  /** First steps of the threads tried, then those of the chosen one. */
  rows: Float64Array;
  doneRows: number;
  rowCount: number;
}

/**
 * `reduced`: each class of equivalent executions once, by source sets and sleep sets (see `reversals.ts`); else every order.
 * The candidates of an `event` choice are all tried, in either.
 */
export function createSearch(cells: Cells, isReduced: boolean): Search {
  const nodes: Node[] = [];
  const reversals = createReversals(cells);
  let depth = 0;
  let isSound = true;
  /** For each sleeping thread, the node where it was tried. */
  const sources: Node[] = [];

  function enter(k: number, choice: Choice, sleep: number): Node {
    const isEvent = choice.kind === 'event';
    let node = nodes[k];
    if (k < depth && node !== undefined) {
      const isSame =
        node.isEvent === isEvent && node.enabled === choice.enabled && node.chosen === choice.chosen;
      if (!isSame) isSound = false;
      return node;
    }
    if (node === undefined) {
      node = {
        isEvent,
        enabled: 0,
        chosen: 0,
        backtrack: 0,
        done: 0,
        sleepable: 0,
        sleep: 0,
        rows: new Float64Array(STEP_WIDTH),
        doneRows: 0,
        rowCount: 0,
      };
      nodes.push(node);
    }
    node.isEvent = isEvent;
    node.enabled = choice.enabled;
    node.chosen = choice.chosen;
    node.backtrack = isEvent ? 0 : isReduced ? 1 << choice.chosen : choice.enabled;
    node.done = 0;
    node.sleepable = 0;
    node.sleep = sleep;
    node.doneRows = 0;
    node.rowCount = 0;
    depth = k + 1;
    return node;
  }

  /** Keeps a step of the chosen thread, to know later what would wake it. */
  function keepRow(node: Node, steps: Float64Array, s: number): void {
    for (let k = node.doneRows; k < node.rowCount; k++) {
      let isKnown = true;
      for (let c: number = STEP.op; c <= STEP.flags && isKnown; c++) {
        if (node.rows[k * STEP_WIDTH + c] !== steps[s + c]) isKnown = false;
      }
      if (isKnown) return;
    }
    const at = node.rowCount * STEP_WIDTH;
    node.rows = growFloats(node.rows, at + STEP_WIDTH);
    for (let c = 0; c < STEP_WIDTH; c++) node.rows[at + c] = steps[s + c] as number;
    node.rowCount++;
  }

  /**
   * Whether a step wakes a sleeper. Nothing has written to what the sleeper is about since it fell asleep, so that its step
   * would still go as it went.
   */
  function isAwakened(thread: number, steps: Float64Array, s: number): boolean {
    const source = sources[thread];
    if (source === undefined) return true;
    for (let k = 0; k < source.doneRows; k++) {
      const at = k * STEP_WIDTH;
      if (source.rows[at + STEP.thread] === thread && areDependent(source.rows, at, steps, s)) return true;
    }
    return false;
  }

  function wake(sleep: number, steps: Float64Array, s: number): number {
    let asleep = sleep;
    for (let t = 0, rest = sleep; rest !== 0; t++, rest >>>= 1) {
      if ((rest & 1) === 1 && isAwakened(t, steps, s)) asleep &= ~(1 << t);
    }
    return asleep;
  }

  /** The choice that gave a row its turn; −1 when nobody else could go. */
  function findTurn(execution: Execution, row: number): number {
    let k = execution.steps[row * STEP_WIDTH + STEP.choice] as number;
    while (k >= 0 && execution.choices[k]?.kind === 'event') k--;
    const isOwn = k >= 0 && execution.choices[k]?.chosen === execution.steps[row * STEP_WIDTH + STEP.thread];
    return isOwn ? k : -1;
  }

  /** Walks through the execution beside its choices, and notes who sleeps at each new one. @returns the first new row */
  function walk(execution: Execution): number {
    const { steps, stepCount, choices } = execution;
    const planned = depth;
    let firstNew = planned === 0 ? 0 : stepCount;
    let sleep = 0;
    let k = 0;
    const enterNext = (row: number): void => {
      const node = enter(k, choices[k] as Choice, sleep);
      if (k === planned - 1) firstNew = row;
      k++;
      if (node.isEvent || !isReduced) return;
      for (let t = 0, rest = node.sleepable; rest !== 0; t++, rest >>>= 1) {
        if ((rest & 1) === 1) sources[t] = node;
      }
      sleep = (node.sleep | node.sleepable) & ~(1 << node.chosen);
    };
    for (let row = 0; row < stepCount; row++) {
      const s = row * STEP_WIDTH;
      const choice = steps[s + STEP.choice] as number;
      while (k <= choice && k < choices.length) enterNext(row);
      // More choices than an executor keeps: what comes of them is unknown.
      if (choice >= choices.length) isSound = false;
      if (!isReduced) continue;
      sleep = wake(sleep, steps, s);
      if (choice < 0 || steps[s + STEP.op] === OP.event) continue;
      const node = nodes[findTurn(execution, row)];
      if (node !== undefined) keepRow(node, steps, s);
    }
    // What a run that was cut off chose last has left no row.
    while (k < choices.length) enterNext(stepCount);
    return firstNew;
  }

  /** The chosen thread of a node has been explored. */
  function finish(node: Node): void {
    const bit = 1 << node.chosen;
    node.done |= bit;
    if (node.rowCount > node.doneRows) node.sleepable |= bit;
    node.doneRows = node.rowCount;
  }

  return {
    get isSound() {
      return isSound;
    },
    plan() {
      const choices: number[] = [];
      for (let k = 0; k < depth; k++) choices.push((nodes[k] as Node).chosen);
      const last = nodes[depth - 1];
      let sleep = 0;
      if (isReduced && last !== undefined && depth > 0) {
        sleep = last.isEvent ? last.sleep : (last.sleep | last.sleepable) & ~(1 << last.chosen);
      }
      return { choices, expected: null, sleep, then: { type: 'search' } };
    },
    absorb(execution) {
      if (execution.choices.length < depth) {
        isSound = false;
        depth = execution.choices.length;
      }
      const firstNew = walk(execution);
      if (isReduced) {
        reversals.find(execution, firstNew, (row, initials, racer) => {
          const node = nodes[findTurn(execution, row)];
          if (node === undefined || node.isEvent) return;
          const wanted = initials & node.enabled;
          if (wanted === 0 || (wanted & (node.backtrack | node.sleep)) !== 0) return;
          const isRacerFirst = ((wanted >>> racer) & 1) === 1;
          node.backtrack |= isRacerFirst ? 1 << racer : wanted & -wanted;
        });
      }
      return firstNew;
    },
    advance() {
      while (depth > 0) {
        const node = nodes[depth - 1] as Node;
        if (node.isEvent) {
          node.chosen++;
          if (node.chosen < node.enabled) return true;
        } else {
          finish(node);
          const open = node.backtrack & node.enabled & ~node.done & ~node.sleep;
          if (open !== 0) {
            node.chosen = 31 - Math.clz32(open & -open);
            return true;
          }
        }
        depth--;
      }
      return false;
    },
    share() {
      let share = 0;
      let weight = 1;
      for (let k = 0; k < depth && weight > 1e-9; k++) {
        const node = nodes[k] as Node;
        const width = node.isEvent ? node.enabled : countBits(node.backtrack & ~node.sleep);
        const done = node.isEvent ? node.chosen : countBits(node.done);
        weight /= Math.max(1, width);
        share += weight * done;
      }
      return Math.min(share, 1);
    },
  };
}

function countBits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
