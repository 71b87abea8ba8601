// Edit: hold the lock while it brews, too. How long does it take now?
import { Mutex, spawn } from 'lab';

const interpreter = new Mutex();
const cups = ['A', 'B', 'C'].map((cup) =>
  spawn(() => import('./cup.ts'), 'make', cup, interpreter),
);
await Promise.all(cups.map((thread) => thread.join()));
