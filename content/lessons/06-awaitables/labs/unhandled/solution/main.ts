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
try {
  await saving;
  await sleep(500);
  console.log('saved');
} catch {
  console.log('caught');
}
