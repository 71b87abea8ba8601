// Edit: let `slow` throw after its sleep. Who stops the spinner?
import { run, sleep, spawn, type Operation } from 'effection';
import { write } from 'lab';

const signs = ['|', '/', '-', '\\'];

function* spin(text: string): Operation<void> {
  try {
    for (let turn = 0; ; turn++) {
      write(`\r${signs[turn % signs.length]} ${text}`);
      yield* sleep(100);
    }
  } finally {
    write(`\r${' '.repeat(text.length + 2)}\r`);
  }
}

function* slow(): Operation<number> {
  yield* sleep(3050);
  return 42;
}

const answer = await run(function* () {
  yield* spawn(() => spin('thinking'));
  return yield* slow();
});
console.log(`answer: ${answer}`);
