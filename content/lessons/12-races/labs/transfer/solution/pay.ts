import type { Mutex } from 'lab';

/** Account n has a balance and a lock of its own. */
interface Bank {
  balances: Int32Array;
  locks: Mutex[];
}

export function pay(
  bank: Bank,
  from: number,
  to: number,
  amount: number,
) {
  const { balances, locks } = bank;
  const [first, second] = from < to ? [from, to] : [to, from];

  locks[first].lock();
  locks[second].lock();
  balances[from] -= amount;
  balances[to] += amount;
  locks[second].unlock();
  locks[first].unlock();
}
