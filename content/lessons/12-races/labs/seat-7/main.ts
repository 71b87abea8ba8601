// Take the seat: you pick who runs next, a line at a time.
// Let everybody starve.
import { Mutex, spawn } from 'lab';

const count = 3;
const forks = Array.from({ length: count }, () => new Mutex());

const guests = forks.map((fork, seat) => {
  const next = forks[(seat + 1) % count];
  return spawn(() => import('./dine.ts'), 'dine', fork, next);
});

for (const guest of guests) await guest.join();
console.log('everybody has eaten');
