import {
  add,
  awaitValue,
  give,
  inParallel,
  load,
  lock,
  read,
  store,
  swap,
  take,
  unlock,
  write,
  type TrialProgram,
  type TrialThread,
} from './trial-program.ts';

/** Programs whose executions others have counted, under sequential consistency. */

export const storeBuffering: TrialProgram = inParallel({ x: 0, y: 0 }, [
  function* () {
    yield write('x', 1);
    yield read('y');
  },
  function* () {
    yield write('y', 1);
    yield read('x');
  },
]);

export const messagePassing: TrialProgram = inParallel({ x: 0, y: 0 }, [
  function* () {
    yield write('x', 1);
    yield write('y', 1);
  },
  function* () {
    yield read('y');
    yield read('x');
  },
]);

export const loadBuffering: TrialProgram = inParallel({ x: 0, y: 0 }, [
  function* () {
    yield read('x');
    yield write('y', 1);
  },
  function* () {
    yield read('y');
    yield write('x', 1);
  },
]);

/** Independent reads of independent writes. */
export const iriw: TrialProgram = inParallel({ x: 0, y: 0 }, [
  function* () {
    yield write('x', 1);
  },
  function* () {
    yield write('y', 1);
  },
  function* () {
    yield read('x');
    yield read('y');
  },
  function* () {
    yield read('y');
    yield read('x');
  },
]);

const many = (count: number, toThread: (index: number) => TrialThread): TrialThread[] =>
  Array.from({ length: count }, (_, index) => toThread(index));

/** One writer, `count` readers that look at something of their own first. */
export function readers(count: number): TrialProgram {
  const cells: Record<string, number> = { x: 0 };
  for (let k = 0; k < count; k++) cells[`own${k}`] = 0;
  const readOnce = (index: number): TrialThread =>
    function* () {
      yield read(`own${index}`);
      yield read('x');
    };
  return inParallel(cells, [
    function* () {
      yield write('x', 1);
    },
    ...many(count, readOnce),
  ]);
}

/** A thread looks for the last zero of an array, from its end, while the others each copy their left neighbour plus one. */
export function lastZero(count: number): TrialProgram {
  const cells: Record<string, number> = {};
  for (let k = 0; k <= count; k++) cells[`a${k}`] = 0;
  const copy = (index: number): TrialThread =>
    function* () {
      const left = yield read(`a${index}`);
      yield write(`a${index + 1}`, left + 1);
    };
  return inParallel(cells, [
    function* () {
      for (let k = count; (yield read(`a${k}`)) !== 0;) k--;
    },
    ...many(count, copy),
  ]);
}

export const atomicAdds = (count: number): TrialProgram =>
  inParallel(
    { x: 0 },
    many(
      count,
      () =>
        function* () {
          yield add('x', 1);
        },
    ),
  );

/** `x++` by so many threads, neither atomic nor locked. */
export const increments = (count: number): TrialProgram =>
  inParallel(
    { x: 0 },
    many(
      count,
      () =>
        function* () {
          const value = yield read('x');
          yield write('x', value + 1);
        },
    ),
  );

export const lockedIncrements = (count: number): TrialProgram =>
  inParallel(
    { x: 0, m: 0 },
    many(
      count,
      () =>
        function* () {
          yield lock('m');
          const value = yield read('x');
          yield write('x', value + 1);
          yield unlock('m');
        },
    ),
  );

/** Two threads, two locks, taken in opposite orders. */
export const crossedLocks: TrialProgram = inParallel({ a: 0, b: 0 }, [
  function* () {
    yield lock('a');
    yield lock('b');
    yield unlock('b');
    yield unlock('a');
  },
  function* () {
    yield lock('b');
    yield lock('a');
    yield unlock('a');
    yield unlock('b');
  },
]);

/** Each takes the fork on its left, then the one on its right; the last one the other way round, if so asked. */
export function philosophers(count: number, isLastReversed = false): TrialProgram {
  const cells: Record<string, number> = {};
  for (let k = 0; k < count; k++) cells[`fork${k}`] = 0;
  const dine = (index: number): TrialThread =>
    function* () {
      const forks = [`fork${index}`, `fork${(index + 1) % count}`];
      if (isLastReversed && index === count - 1) forks.reverse();
      const [first = '', second = ''] = forks;
      yield lock(first);
      yield lock(second);
      yield unlock(second);
      yield unlock(first);
    };
  return inParallel(cells, many(count, dine));
}

/** Two threads add each other's number to their own, so many times; a third one looks at both. */
export function fibonacciRace(rounds: number): TrialProgram {
  const grow = (own: string, other: string): TrialThread =>
    function* () {
      for (let k = 0; k < rounds; k++) {
        const left = yield read(own);
        const right = yield read(other);
        yield write(own, left + right);
      }
    };
  return inParallel({ i: 1, j: 1 }, [
    grow('i', 'j'),
    grow('j', 'i'),
    function* () {
      yield read('i');
      yield read('j');
    },
  ]);
}

/** Two threads that add by compare-and-swap until it holds. */
export const swapIncrements: TrialProgram = inParallel(
  { x: 0 },
  many(
    2,
    () =>
      function* () {
        for (;;) {
          const value = yield load('x');
          if ((yield swap('x', value, value + 1)) === 1) return;
        }
      },
  ),
);

/** A spin lock: a swap that is tried until it holds, at most so many times. */
export const boundedSpins = (tries: number): TrialProgram =>
  inParallel(
    { m: 0, x: 0 },
    many(
      2,
      () =>
        function* () {
          for (let k = 0; k < tries; k++) {
            if ((yield swap('m', 0, 1)) === 0) continue;
            yield add('x', 1);
            yield store('m', 0);
            return;
          }
        },
    ),
  );

/** Waits for a flag that is raised, lowered and raised again. */
export const flickeringFlag: TrialProgram = inParallel({ flag: 0, x: 0 }, [
  function* () {
    yield store('flag', 1);
    yield store('x', 1);
    yield store('flag', 0);
    yield store('x', 2);
    yield store('flag', 1);
  },
  function* () {
    yield awaitValue('flag', 1);
    yield load('x');
  },
]);

/** A semaphore with two permits and three threads. */
export const twoPermits: TrialProgram = inParallel(
  { permits: 2, inside: 0 },
  many(
    3,
    () =>
      function* () {
        yield take('permits');
        yield add('inside', 1);
        yield add('inside', -1);
        yield give('permits');
      },
  ),
);

/** Looks at the flag, then sleeps: a notify in between is lost. */
export const lostWakeUp: TrialProgram = inParallel({ ready: 0, bell: 0 }, [
  function* () {
    if ((yield load('ready')) === 0) yield { type: 'wait', cell: 'bell', expected: 0 };
  },
  function* () {
    yield store('ready', 1);
    yield { type: 'notify', cell: 'bell', count: 1 };
  },
]);
