/** One way in which two threads' reads and writes of a counter can follow each other. */
export interface Order {
  /** Which thread makes each access, 0 or 1; its accesses are in turns a read and a write of what it read plus 1. */
  threads: (0 | 1)[];
  /** What the counter holds in the end. */
  result: number;
}

/**
 * Every order of two threads that each add 1 to a counter `rounds` times, reading and writing in two steps. There are 6 for one
 * round, 924 for three.
 */
export function listOrders(rounds: number): Order[] {
  const orders: Order[] = [];
  const threads: (0 | 1)[] = [];

  function extend(left: readonly [number, number]): void {
    if (left[0] === 0 && left[1] === 0) orders.push({ threads: [...threads], result: count(threads) });
    for (const thread of [0, 1] as const) {
      if (left[thread] === 0) continue;
      threads.push(thread);
      extend(thread === 0 ? [left[0] - 1, left[1]] : [left[0], left[1] - 1]);
      threads.pop();
    }
  }

  extend([2 * rounds, 2 * rounds]);
  return orders;
}

/** Number of orders by what they lead to, smallest result first. */
export function countResults(orders: readonly Order[]): { result: number; count: number }[] {
  const results = [...new Set(orders.map(({ result }) => result))].sort((a, b) => a - b);
  return results.map((result) => ({
    result,
    count: orders.filter((order) => order.result === result).length,
  }));
}

function count(threads: readonly (0 | 1)[]): number {
  const seen: [number | null, number | null] = [null, null];
  let counter = 0;
  for (const thread of threads) {
    const read = seen[thread];
    seen[thread] = read === null ? counter : null;
    if (read !== null) counter = read + 1;
  }
  return counter;
}
