import { describe, expect, test } from 'vitest';
import { createZone, type Way, type Zone, type ZoneOrder } from './zone.ts';

/** An event of a test program: when it comes, it holds the thread and then sets its children. */
interface Node {
  earliest: number;
  latest: number;
  rank: number;
  source: number;
  holdsMs: number;
  /** Indexes of nodes. */
  children: number[];
}

interface Program {
  nodes: Node[];
  roots: number[];
}

const node = (earliest: number, latest: number, more: Partial<Node> = {}): Node => ({
  ...{ earliest, latest, rank: 0, source: 0, holdsMs: 0, children: [] },
  ...more,
});

/** Every order in which the zone lets a program's events come, each with the least time of each delivery. */
function listByZone({ nodes, roots }: Program): Map<string, number[]> {
  const orders = new Map<string, number[]>();
  /** Makes the deliveries of `path` anew. @returns what could come next */
  function replay(path: { node: number; way: Way }[]): {
    zone: Zone;
    open: Map<number, number>;
    times: number[];
  } {
    const open = new Map<number, number>(); // node → number in the zone
    const made = new Map<number, number>(); // node → order of creation
    const nodeOf = new Map<number, number>();
    const of = (event: number): Node => nodes[nodeOf.get(event) as number] as Node;
    const order: ZoneOrder = {
      rankOf: (event) => of(event).rank,
      isBehind: (event, other) =>
        of(event).source === of(other).source &&
        (made.get(nodeOf.get(event) as number) as number) > (made.get(nodeOf.get(other) as number) as number),
    };
    const zone = createZone(order);
    zone.reset(0);
    const create = (index: number): void => {
      const { earliest, latest } = nodes[index] as Node;
      const event = zone.add(earliest, latest);
      open.set(index, event);
      nodeOf.set(event, index);
      made.set(index, made.size);
    };
    roots.forEach(create);
    const times: number[] = [];
    for (const step of path) {
      zone.deliver(open.get(step.node) as number, step.way);
      open.delete(step.node);
      times.push(zone.earliestNow());
      const { holdsMs, children } = nodes[step.node] as Node;
      zone.advance(holdsMs);
      children.forEach(create);
    }
    return { zone, open, times };
  }
  function visit(path: { node: number; way: Way }[]): void {
    const { zone, open, times } = replay(path);
    if (open.size === 0) {
      const key = path.map((step) => step.node).join(' ');
      const known = orders.get(key);
      orders.set(key, known ? known.map((at, k) => Math.min(at, times[k] as number)) : times);
      return;
    }
    const ways: Way[] = zone.mayBeOverdue() ? ['due', 'later'] : ['next'];
    for (const [index, event] of open)
      for (const way of ways) if (zone.isFeasible(event, way)) visit([...path, { node: index, way }]);
  }
  visit([]);
  return orders;
}

/** The same by trying every latency on a grid of `1 / parts`: plain numbers, no constraints. */
function listByTrial({ nodes, roots }: Program, parts: number): Map<string, number[]> {
  const orders = new Map<string, number[]>();
  const latency: number[] = [];
  function simulate(): void {
    function visit(
      path: number[],
      times: number[],
      now: number,
      open: { index: number; at: number; made: number }[],
      made: number,
    ): void {
      if (open.length === 0) {
        const key = path.join(' ');
        const known = orders.get(key);
        orders.set(key, known ? known.map((at, k) => Math.min(at, times[k] as number)) : times);
        return;
      }
      const first = Math.min(...open.map(({ at }) => Math.max(at, now)));
      const due = open.filter(({ at }) => at <= first);
      const rank = Math.min(...due.map(({ index }) => (nodes[index] as Node).rank));
      const urgent = due.filter(({ index }) => (nodes[index] as Node).rank === rank);
      const at = Math.min(...urgent.map((event) => event.at));
      const tied = urgent.filter((event) => event.at === at);
      for (const event of tied) {
        const { source, holdsMs, children } = nodes[event.index] as Node;
        if (tied.some((other) => other.made < event.made && nodes[other.index]?.source === source)) continue;
        const after = first + holdsMs;
        const born = children.map((index, k) => ({
          index,
          at: after + (latency[index] as number),
          made: made + k,
        }));
        visit(
          [...path, event.index],
          [...times, first],
          after,
          [...open.filter((other) => other !== event), ...born],
          made + born.length,
        );
      }
    }
    const open = roots.map((index, k) => ({ index, at: latency[index] as number, made: k }));
    visit([], [], 0, open, open.length);
  }
  function choose(index: number): void {
    if (index === nodes.length) {
      simulate();
      return;
    }
    const { earliest, latest } = nodes[index] as Node;
    for (let at = earliest; at <= latest; at += 1 / parts) {
      latency[index] = at;
      choose(index + 1);
    }
  }
  choose(0);
  return orders;
}

const orders = (program: Program): string[] => [...listByZone(program).keys()].sort();

describe('which event may come first', () => {
  test('[S4] exact times leave one order, but for ties of different sources', () => {
    const exact = { nodes: [node(3, 3, { source: 1 }), node(1, 1), node(2, 2)], roots: [0, 1, 2] };
    expect(orders(exact)).toEqual(['1 2 0']);
    const tied = { nodes: [node(1, 1, { source: 1 }), node(1, 1), node(1, 1)], roots: [0, 1, 2] };
    expect(orders(tied)).toEqual(['0 1 2', '1 0 2', '1 2 0']);
  });

  test('[S5] an event inherits the uncertainty of the one that it was created after', () => {
    // 0 arrives within 0 … 10 and sets 1 for five later; 2 is due at 8.
    const nodes = [node(0, 10, { source: 1, children: [1] }), node(5, 5), node(8, 8)];
    expect(orders({ nodes, roots: [0, 2] })).toEqual(['0 1 2', '0 2 1', '2 0 1']);
    // Two that follow the same uncertain one keep their own distance.
    const twins = [node(0, 9, { source: 1, children: [1, 2] }), node(2, 2), node(3, 3, { source: 2 })];
    expect(orders({ nodes: twins, roots: [0] })).toEqual(['0 1 2']);
  });

  test('[S5] orders that exclude each other are not joined', () => {
    // If 0 came before 2 (due at 4), its follower cannot come after 3 (due at 10) as well.
    const nodes = [node(0, 9, { source: 1, children: [1] }), node(5, 5), node(4, 4), node(10, 10)];
    const found = orders({ nodes, roots: [0, 2, 3] });
    expect(found).toContain('0 2 1 3');
    expect(found).not.toContain('0 2 3 1');
    expect(found).toContain('2 0 3 1');
  });

  test('[S6] any latency means any order', () => {
    const nodes = Array.from({ length: 4 }, (_, source) => node(0, Infinity, { source }));
    expect(orders({ nodes, roots: [0, 1, 2, 3] })).toHaveLength(24);
  });

  test('[S5] a read of the clock fixes the present at its earliest', () => {
    const zone = createZone({ rankOf: () => 0, isBehind: () => false });
    zone.reset(0);
    const request = zone.add(2, 10);
    const timer = zone.add(8, 8);
    zone.deliver(request, 'next');
    const follower = zone.add(5, 5);
    expect(zone.isFeasible(timer, 'next')).toBe(true);
    zone.pinNow();
    expect(zone.earliestNow()).toBe(2);
    expect(zone.isFeasible(timer, 'next')).toBe(false);
    zone.deliver(follower, 'next');
    expect(zone.earliestNow()).toBe(7);
  });

  test('what is dropped leaves what it proved behind', () => {
    const zone = createZone({ rankOf: () => 0, isBehind: () => false });
    zone.reset(0);
    const request = zone.add(0, Infinity);
    const timer = zone.add(8, 8);
    zone.deliver(request, 'next');
    zone.drop(timer);
    const early = zone.add(1, 1);
    const late = zone.add(10, 10);
    zone.deliver(early, 'next');
    zone.deliver(late, 'next');
    expect(zone.earliestNow()).toBe(10);
    expect(zone.mayBeOverdue()).toBe(false);
  });
});

/** A small program whose bounds are whole numbers; a grid of quarters can tell three strict steps apart. */
function drawProgram(draw: (below: number) => number, isApart: boolean): Program {
  const pick = (...values: number[]): number => values[draw(values.length)] as number;
  const nodes: Node[] = [];
  const roots: number[] = [];
  const size = 2 + draw(3);
  for (let k = 0; k < size; k++) {
    const earliest = draw(5);
    // Apart: no ties that are broken, so no "a moment later".
    const [rank, source] = isApart ? [0, k] : [pick(0, 0, 0, 1), draw(3)];
    nodes.push(node(earliest, earliest + pick(0, 0, 1, 2), { rank, source, holdsMs: pick(0, 0, 0, 1, 3) }));
    if (k === 0 || draw(3) === 0) roots.push(k);
    else (nodes[draw(k)] as Node).children.push(k);
  }
  return { nodes, roots };
}

function createDraw(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return Math.floor(((state >>> 8) / 2 ** 24) * below);
  };
}

describe('against every latency tried', () => {
  const seed = Number(process.env['TEST_SEED'] ?? 1);

  test(`[S5] the orders are those that some latencies give (seed ${seed})`, () => {
    const draw = createDraw(seed);
    for (let round = 0; round < 400; round++) {
      const program = drawProgram(draw, false);
      expect({ program, orders: orders(program) }).toEqual({
        program,
        orders: [...listByTrial(program, 4).keys()].sort(),
      });
    }
  });

  test(`[S5] the clock shows the least time that the order allows (seed ${seed})`, () => {
    const draw = createDraw(seed);
    for (let round = 0; round < 400; round++) {
      const program = drawProgram(draw, true);
      const tried = listByTrial(program, 2);
      for (const [order, times] of listByZone(program)) {
        expect({ program, order, at: times.at(-1) }).toEqual({
          program,
          order,
          at: tried.get(order)?.at(-1),
        });
      }
    }
  });
});
