// Edit: write `race` in the place of `all`. Who is heard?
import { all, run, sleep, type Operation } from 'effection';

function* counter(name: string, ms: number): Operation<void> {
  for (let n = 3; n > 0; n--) {
    yield* sleep(ms);
    console.log(`${name} ${n}`);
  }
}

await run(function* () {
  yield* all([counter('A', 300), counter('B', 250)]);
});
