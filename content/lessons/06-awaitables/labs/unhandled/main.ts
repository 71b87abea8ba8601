// Edit and run again: move `await sleep(500)` into the
// `try`, behind `await saving`. Is the rejection
// reported now?
import { sleep } from 'lab';

addEventListener('unhandledrejection', (event) => {
  console.log(`reported: ${event.reason.message}`);
});

async function save() {
  await sleep(100);
  throw new Error('disk full');
}

const saving = save();
console.log('busy');
await sleep(500);
try {
  await saving;
  console.log('saved');
} catch {
  console.log('caught');
}
