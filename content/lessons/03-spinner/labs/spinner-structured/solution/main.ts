import { sleep } from 'lab';
import { withScope } from './scope.ts';
import { spin } from './spin.ts';

async function slow(): Promise<number> {
  await sleep(3050);
  return 42;
}

try {
  const answer = await withScope(async (start) => {
    start((signal) => spin('thinking', signal));
    start((signal) => spin('counting', signal));
    return await slow();
  });
  console.log(`answer: ${answer}`);
} catch {
  console.log('sorry, no answer');
}
