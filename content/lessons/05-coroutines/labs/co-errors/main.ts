import { sleep } from 'lab';
import { runTask, type Task } from './run-task.ts';

async function ask(question: string): Promise<string> {
  await sleep(100);
  if (question === 'weather') throw new Error('nobody answers');
  return `${question}: noon`;
}

function* visit(): Task<string> {
  console.log(yield ask('time'));
  try {
    console.log(yield ask('weather'));
  } catch {
    console.log('weather: unknown');
  }
  yield ask('the way home');
  return 'home';
}

try {
  console.log(await runTask(visit()));
} catch (error) {
  console.log(`lost: ${error}`);
}
