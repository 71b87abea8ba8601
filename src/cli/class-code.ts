// Prints what stands in course.json's `classCodes` for a word: npm run class -- <word>
import { toClassHash } from '../learn/class-code.ts';

const [word = ''] = process.argv.slice(2);
if (word.trim() === '') {
  console.error('Say the word: npm run class -- <word>');
  process.exitCode = 2;
} else {
  console.log(await toClassHash(word));
  console.error(
    `Add it to "classCodes" in content/course.json, and hand out ?class=${encodeURIComponent(word.trim())}`,
  );
}
