import {
  add,
  awaitValue,
  give,
  inParallel,
  load,
  lock,
  print,
  read,
  swap,
  take,
  unlock,
  write,
  type TrialOp,
  type TrialProgram,
  type TrialThread,
} from './trial-program.ts';

/** Numbers in [0, 1) from a seed: mulberry32, a public-domain generator by T. Ettinger. */
function createDraw(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const CELLS = ['x', 'y'];
const LOCKS = ['m', 'n'];

/**
 * A small program of two or three threads over two cells, two locks, a semaphore and a bell, equal for equal seeds. What a thread
 * reads decides what it writes, and what it prints at its end; main prints the cells.
 */
export function createRandomProgram(seed: number): TrialProgram {
  const draw = createDraw(seed);
  const pick = <T>(among: readonly T[]): T => among[draw(among.length)] as T;
  const threadCount = 2 + draw(2);
  const length = threadCount === 2 ? 4 : 2;

  /** What to do, given the sum of all that was read. */
  type Act = (sum: number) => TrialOp;
  const drawAct = (): Act => {
    const cell = pick(CELLS);
    const amount = 1 + draw(3);
    switch (draw(22)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return () => read(cell);
      case 4:
      case 5:
        return () => load(cell);
      case 6:
      case 7:
      case 8:
        return (sum) => write(cell, sum + amount);
      case 9:
        return () => write(cell, amount);
      case 10:
      case 11:
      case 12:
        return () => add(cell, amount);
      case 13:
      case 14: {
        const isFromZero = draw(2) === 0;
        return (sum) => swap(cell, isFromZero ? 0 : sum % 4, amount);
      }
      case 15:
        return () => awaitValue(cell, amount);
      case 16:
        return () => take('permits');
      case 17:
        return () => give('permits');
      case 18: {
        const ms = 1 + draw(2);
        return () => ({ type: 'sleep', ms });
      }
      case 19:
        return () => ({ type: 'event', count: 2 });
      case 20:
        return () => ({ type: 'wait', cell: 'bell', expected: 0 });
      default:
        return () => ({ type: 'notify', cell: 'bell', count: 1 });
    }
  };

  function drawThread(name: string): TrialThread {
    const acts: Act[] = [];
    for (let k = 0; k < length; k++) {
      if (k < length - 1 && draw(6) === 0) {
        const held = pick(LOCKS);
        const inner = draw(3) === 0 ? LOCKS.find((other) => other !== held) : undefined;
        acts.push(() => lock(held));
        if (inner !== undefined)
          acts.push(
            () => lock(inner),
            () => unlock(inner),
          );
        else acts.push(drawAct());
        acts.push(() => unlock(held));
        k += 2;
      } else acts.push(drawAct());
    }
    const prints = draw(3) > 0;
    return function* () {
      let sum = 0;
      for (const act of acts) {
        const op = act(sum);
        const result = yield op;
        if (op.type === 'read' || op.type === 'swap' || op.type === 'event') sum += result;
      }
      if (prints) yield print(`${name}=${sum} `);
    };
  }

  const threads = Array.from({ length: threadCount }, (_, index) =>
    drawThread(String.fromCharCode(65 + index)),
  );
  const cells = { x: 0, y: 0, m: 0, n: 0, permits: 1 + draw(2), bell: 0 };
  return inParallel(cells, threads, function* () {
    const x = yield load('x');
    const y = yield load('y');
    yield print(`x=${x} y=${y}`);
  });
}
