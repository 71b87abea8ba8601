// Edit and run again: await each call where it stands.
// What does it cost?
import { sleep } from 'lab';

async function cook(dish: string, ms: number) {
  console.log(`${dish} on`);
  await sleep(ms);
  console.log(`${dish} ready`);
}

const soup = cook('soup', 300);
const toast = cook('toast', 100);

await soup;
console.log('serve soup');
await toast;
console.log('serve toast');
