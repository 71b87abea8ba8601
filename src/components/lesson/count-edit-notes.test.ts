import { expect, test } from 'vitest';
import { countEditNotes } from './count-edit-notes.ts';

test.each([
  ['comments at the head', '// Edit and run again: wait first.\n// Then look.\nlet a = 1;', 2],
  ['the blank line after them', '// Edit.\n\nlet a = 1;', 2],
  ['no comment at the head', 'let a = 1;\n// below\n', 0],
  ['a blank line alone', '\nlet a = 1;', 0],
  ['a comment on code', 'let a = 1; // one', 0],
])('%s', (_name, text, count) => {
  expect(countEditNotes(text)).toBe(count);
});
