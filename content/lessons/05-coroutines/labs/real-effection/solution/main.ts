import { race, run, sleep, type Operation } from 'effection';

function* counter(name: string, ms: number): Operation<void> {
  for (let n = 3; n > 0; n--) {
    yield* sleep(ms);
    console.log(`${name} ${n}`);
  }
}

await run(function* () {
  yield* race([counter('A', 300), counter('B', 250)]);
});
