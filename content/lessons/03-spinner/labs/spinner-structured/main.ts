// Edit: let `slow` return 42 again, and start a second spinner.
import { sleep } from 'lab';
import { withScope } from './scope.ts';
import { spin } from './spin.ts';

async function slow(): Promise<number> {
  await sleep(1000);
  throw new Error('no answer');
}

try {
  const answer = await withScope(async (start) => {
    start((signal) => spin('thinking', signal));
    return await slow();
  });
  console.log(`answer: ${answer}`);
} catch {
  console.log('sorry, no answer');
}
