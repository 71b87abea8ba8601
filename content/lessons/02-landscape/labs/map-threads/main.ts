// Edit: four cups. Does it take longer?
import { spawn } from 'lab';

const cups = ['A', 'B', 'C'].map((cup) =>
  spawn(() => import('./cup.ts'), 'make', cup),
);
await Promise.all(cups.map((thread) => thread.join()));
