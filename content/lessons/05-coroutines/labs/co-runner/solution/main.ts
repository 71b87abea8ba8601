import { sleep } from 'lab';
import { runTask } from './run-task.ts';

function* counter(name: string, ms: number) {
  for (let n = 3; n > 0; n--) {
    yield sleep(ms);
    console.log(`${name} ${n}`);
  }
}

await runTask(counter('A', 300));
await runTask(counter('B', 250));
