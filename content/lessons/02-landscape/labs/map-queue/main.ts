// Edit: three workers. When is the last cup ready?
import { Channel, spawn } from 'lab';

const orders = new Channel(3);
const workers = [1, 2].map(() =>
  spawn(() => import('./worker.ts'), 'work', orders),
);
for (const cup of [1, 2, 3]) orders.send(cup);
orders.close();
await Promise.all(workers.map((thread) => thread.join()));
