import { describe, expect, test } from 'vitest';
import { createEventChoice, type EventChoice } from './event-choice.ts';
import {
  createEventQueue,
  RANK,
  SOURCE,
  type EventQueue,
  type PendingEvent,
  type Rank,
} from './event-queue.ts';

/** One thread's clock and queue, as a core has them. */
interface Loop {
  queue: EventQueue;
  isEnded: boolean;
  now(): number;
  advanceTo(ms: number): void;
}

function createLoop(): Loop {
  let nowMs = 0;
  return {
    queue: createEventQueue(),
    isEnded: false,
    now: () => nowMs,
    advanceTo(ms) {
      nowMs = ms;
    },
  };
}

interface EventOptions {
  source?: number;
  rank?: Rank;
  /** Where its time may be, relative to the present; `usual` within. */
  earliest?: number;
  latest?: number;
}

/** What a test program does with its loop. */
interface Api {
  later(usual: number, then: () => void, options?: EventOptions): PendingEvent;
  hold(ms: number): void;
  readClock(): number;
  note(text: string): void;
  newSource(): number;
  cancel(event: PendingEvent): void;
}

interface Execution {
  notes: string[];
  /** How many candidates each choice had, and which was picked. */
  choices: { count: number; picked: number }[];
  times: number[];
}

interface Trial {
  /** Runs the program from the start, with these picks first and then always the usual event. */
  execute(plan: readonly number[]): Execution;
  executePlain(): Execution;
}

function createTrial(program: (api: Api) => void): Trial {
  const loop = createLoop();
  let choice: EventChoice | null = null;
  const plainLoop = createLoop();

  function apiOf({ queue, now, advanceTo }: Loop, notes: string[]): Api {
    return {
      later(usual, then, { source = SOURCE.timers, rank = RANK.normal, earliest, latest } = {}) {
        const origin = { source, kind: 'timeout', detail: usual, lane: 0, site: -1 };
        return queue.add(
          now() + usual,
          rank,
          then,
          origin,
          usual - (earliest ?? usual),
          (latest ?? usual) - usual,
        );
      },
      hold: (ms) => advanceTo(now() + ms),
      readClock() {
        queue.pinNow();
        return now();
      },
      note: (text) => notes.push(text),
      newSource: queue.newSource,
      cancel: queue.cancel,
    };
  }

  return {
    execute(plan) {
      choice ??= createEventChoice(loop);
      loop.queue.reset();
      loop.advanceTo(0);
      choice.reset();
      const execution: Execution = { notes: [], choices: [], times: [] };
      program(apiOf(loop, execution.notes));
      for (let count = choice.count(); count > 0; count = choice.count()) {
        const picked = count > 1 ? (plan[execution.choices.length] ?? 0) : 0;
        if (count > 1) execution.choices.push({ count, picked });
        const event = choice.take(picked);
        execution.times.push(loop.now());
        event?.deliver();
      }
      return execution;
    },
    executePlain() {
      plainLoop.queue.reset();
      plainLoop.advanceTo(0);
      const execution: Execution = { notes: [], choices: [], times: [] };
      program(apiOf(plainLoop, execution.notes));
      for (;;) {
        const at = plainLoop.queue.nextAt();
        if (at === Infinity) return execution;
        if (at > plainLoop.now()) plainLoop.advanceTo(at);
        const event = plainLoop.queue.take(plainLoop.now());
        execution.times.push(plainLoop.now());
        event?.deliver();
      }
    },
  };
}

/** Every execution of a program, each order of events once. */
function exploreAll(program: (api: Api) => void): Execution[] {
  const trial = createTrial(program);
  const executions: Execution[] = [];
  const plans: number[][] = [[]];
  for (let plan = plans.pop(); plan; plan = plans.pop()) {
    const execution = trial.execute(plan);
    executions.push(execution);
    for (let k = plan.length; k < execution.choices.length; k++) {
      const { count } = execution.choices[k] as { count: number };
      const prefix = execution.choices.slice(0, k).map(({ picked }) => picked);
      for (let picked = 1; picked < count; picked++) plans.push([...prefix, picked]);
    }
  }
  return executions;
}

const notesOf = (program: (api: Api) => void): string[] =>
  exploreAll(program)
    .map(({ notes }) => notes.join(' '))
    .sort();

describe('choices among events', () => {
  test('[S4] timers that are due at the same moment keep their order', () => {
    const found = notesOf((api) => {
      for (const name of ['a', 'b', 'c']) api.later(5, () => api.note(name));
      api.later(3, () => api.later(2, () => api.note('d')));
    });
    expect(found).toEqual(['a b c d']);
  });

  test('[S4] messages of one channel keep their order, those of two are a choice', () => {
    const found = notesOf((api) => {
      const channels = [api.newSource(), api.newSource()];
      for (const name of ['a', 'b', 'x'])
        api.later(0, () => api.note(name), { source: channels[name === 'x' ? 1 : 0] as number });
    });
    expect(found).toEqual(['a b x', 'a x b', 'x a b']);
  });

  test('[S4] a message and a timer due at the same instant are a choice', () => {
    const found = notesOf((api) => {
      api.later(0, () => api.note('timer'));
      api.later(0, () => api.note('message'), { source: api.newSource() });
    });
    expect(found).toEqual(['message timer', 'timer message']);
  });

  test('[T2] what is more urgent goes first at the same instant', () => {
    const found = notesOf((api) => {
      api.later(0, () => api.note('background'), { source: SOURCE.tasks, rank: RANK.background });
      api.later(0, () => api.note('message'), { source: api.newSource() });
      api.later(0, () => api.note('urgent'), { source: SOURCE.tasks, rank: RANK.userBlocking });
    });
    expect(found).toEqual(['urgent message background']);
  });

  test('[S4] timers whose intervals overlap are a choice', () => {
    const found = notesOf((api) => {
      api.later(10, () => api.note('a'), { latest: 15 });
      api.later(12, () => api.note('b'), { latest: 17 });
      api.later(16, () => api.note('c'), { latest: 21 });
    });
    expect(found).toEqual(['a b c', 'a c b', 'b a c']);
  });

  test('[S6] two tasks of three requests each have 20 orders, 12 of which lose an update', () => {
    const counts = new Map<number, number>();
    const executions = exploreAll((api) => {
      let shared = 0;
      const any = (then: () => void): void =>
        void api.later(300, then, { source: api.newSource(), earliest: 0, latest: Infinity });
      let left = 2;
      const increment = (): void =>
        any(() => {
          any(() => {
            const read = shared;
            any(() => {
              shared = read + 1;
              if (--left === 0) api.note(String(shared));
            });
          });
        });
      increment();
      increment();
    });
    for (const { notes } of executions) {
      const value = Number(notes[0]);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect(executions).toHaveLength(20);
    expect([...counts].sort()).toEqual([
      [1, 12],
      [2, 8],
    ]);
  });

  test('[S5] a read of the clock leaves only what is possible then', () => {
    const program =
      (isRead: boolean) =>
      (api: Api): void => {
        api.later(8, () => api.note('timer'));
        api.later(
          5,
          () => {
            api.note(isRead ? `request at ${api.readClock()}` : 'request');
            api.later(5, () => api.note('follower'));
          },
          { source: api.newSource(), earliest: 2, latest: 10 },
        );
      };
    expect(notesOf(program(false))).toEqual([
      'request follower timer',
      'request timer follower',
      'timer request follower',
    ]);
    expect(notesOf(program(true))).toEqual(['request at 2 follower timer', 'timer request at 8 follower']);
  });

  test('[S5] a thread that was held finds what has come meanwhile, in order', () => {
    const found = notesOf((api) => {
      api.later(30, () => api.note('a'));
      api.later(50, () => api.note('b'), { source: api.newSource() });
      api.later(70, () => api.note('urgent'), { source: SOURCE.tasks, rank: RANK.userBlocking });
      api.hold(100);
    });
    expect(found).toEqual(['urgent a b']);
  });

  test('[S5] a request may come while the thread is held, or after', () => {
    const found = notesOf((api) => {
      api.later(
        10,
        () => {
          api.note('request');
          api.later(60, () => api.note('follower'));
        },
        { source: api.newSource(), earliest: 0, latest: Infinity },
      );
      api.later(170, () => api.note('timer'));
      api.hold(100);
    });
    expect([...new Set(found)]).toEqual([
      'request follower timer', // follower at 160: it came while the thread was held, or soon after
      'request timer follower',
      'timer request follower',
    ]);
  });

  test('what was cancelled is no candidate', () => {
    const found = notesOf((api) => {
      const any = { earliest: 0, latest: Infinity };
      const slow = api.later(9, () => api.note('slow'), { source: api.newSource(), ...any });
      api.later(
        5,
        () => {
          api.note('fast');
          api.cancel(slow);
        },
        { source: api.newSource(), ...any },
      );
    });
    expect(found).toEqual(['fast', 'slow fast']);
  });

  test('each candidate says what it is', () => {
    const loop = createLoop();
    const choice = createEventChoice(loop);
    const add = (kind: string, detail: string | number, source: number): void =>
      void loop.queue.add(0, RANK.normal, () => undefined, { source, kind, detail, lane: 3, site: 7 });
    add('timeout', 300, SOURCE.timers);
    add('message', 'channel 1', 5);
    add('fetch', '/net/flags/br.svg', 6);
    expect(Array.from({ length: choice.count() }, (_, k) => choice.describe(k))).toEqual([
      { label: 'timer, 300 ms', lane: 3, site: 7 },
      { label: 'message, channel 1', lane: 3, site: 7 },
      { label: 'response, /net/flags/br.svg', lane: 3, site: 7 },
    ]);
  });
});

function createDraw(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return Math.floor(((state >>> 8) / 2 ** 24) * below);
  };
}

interface Shape {
  name: string;
  earliest: number;
  width: number;
  source: number;
  rank: Rank;
  holdsMs: number;
  children: Shape[];
}

function drawShapes(draw: (below: number) => number, prefix: string, most: number): Shape[] {
  return Array.from({ length: 1 + draw(most) }, (_, k) => {
    const name = `${prefix}${k}`;
    return {
      name,
      earliest: draw(6),
      width: draw(2) * draw(5),
      source: draw(3),
      rank: draw(5) === 0 ? RANK.background : RANK.normal,
      holdsMs: draw(4) === 0 ? draw(4) : 0,
      children: most > 1 && draw(2) === 0 ? drawShapes(draw, `${name}.`, most - 1) : [],
    };
  });
}

/** `usual` tells where in its bounds an event usually comes: 0 … 1. */
const toProgram =
  (shapes: Shape[], usual: () => number) =>
  (api: Api): void => {
    const start = ({ name, earliest, width, source, rank, holdsMs, children }: Shape): void => {
      const options = { source, rank, earliest, latest: earliest + width };
      const run = (): void => {
        api.note(name);
        api.hold(holdsMs);
        children.forEach(start);
      };
      api.later(earliest + width * usual(), run, options);
    };
    shapes.forEach(start);
  };

describe('against runs without choices', () => {
  const seed = Number(process.env['TEST_SEED'] ?? 1);

  test(`the usual event first is the run without choices (seed ${seed})`, () => {
    const draw = createDraw(seed);
    for (let round = 0; round < 500; round++) {
      const shapes = drawShapes(draw, '', 3);
      const trial = createTrial(toProgram(shapes, () => 0.5));
      expect({ shapes, notes: trial.execute([]).notes }).toEqual({
        shapes,
        notes: trial.executePlain().notes,
      });
    }
  });

  test(`[S5] no latencies lead to an order that is not listed (seed ${seed})`, () => {
    const draw = createDraw(seed);
    for (let round = 0; round < 60; round++) {
      const shapes = drawShapes(draw, '', 2);
      const listed = new Set(notesOf(toProgram(shapes, () => 0.5)));
      const drawn = createTrial(toProgram(shapes, () => draw(5) / 4));
      for (let run = 0; run < 40; run++) {
        const order = drawn.executePlain().notes.join(' ');
        expect({ shapes, order, isListed: listed.has(order) }).toEqual({ shapes, order, isListed: true });
      }
    }
  });

  test(`[T3] exact programs keep their times (seed ${seed})`, () => {
    const draw = createDraw(seed);
    const exact = (shapes: Shape[]): Shape[] =>
      shapes.map((shape) => ({
        ...shape,
        width: 0,
        earliest: shape.earliest / 3,
        children: exact(shape.children),
      }));
    for (let round = 0; round < 200; round++) {
      const trial = createTrial(toProgram(exact(drawShapes(draw, '', 3)), () => 0));
      expect(trial.execute([]).times).toEqual(trial.executePlain().times);
    }
  });
});
