// Edit: four cups. When is the last one ready?
import { blockingSleep, sleep } from 'lab';

function* make(cup: string): Generator<Promise<void>, void, void> {
  yield sleep(300);
  blockingSleep(100); // it is poured
  console.log(cup);
}

function run(task: Generator<Promise<void>, void, void>) {
  const { value: promise, done } = task.next();
  if (!done) promise.then(() => run(task));
}

for (const cup of ['A', 'B', 'C']) run(make(cup));
