// Edit and run again: let the first philosopher (seat 0) take the
// forks the other way round, and explore.
import { Mutex, spawn } from 'lab';

const count = 5;
const forks = Array.from({ length: count }, () => new Mutex());

const guests = forks.map((fork, seat) => {
  const next = forks[(seat + 1) % count];
  return spawn(() => import('./dine.ts'), 'dine', fork, next);
});

for (const guest of guests) await guest.join();
console.log('everybody has eaten');
