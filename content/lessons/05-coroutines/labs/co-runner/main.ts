// Edit: await A's task, then start B's.
import { sleep } from 'lab';
import { runTask } from './run-task.ts';

function* counter(name: string, ms: number) {
  for (let n = 3; n > 0; n--) {
    yield sleep(ms);
    console.log(`${name} ${n}`);
  }
}

const a = runTask(counter('A', 300));
const b = runTask(counter('B', 250));
await Promise.all([a, b]);
