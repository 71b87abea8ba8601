// Edit and run again: in `weather.ts`, take the word
// `async` away. What does the editor mark, and what
// does it say?
import { degrees } from './weather.ts';

console.log('main begins');
console.log(`it is ${degrees} degrees`);
