import { expect, test } from 'vitest';
import { normaliseLine } from './normalise-line.ts';

test.each([
  { name: 'spaces at the ends', text: '  a b \t', same: 'a b' },
  { name: 'runs of spaces', text: 'a   b', same: 'a b' },
  { name: 'case', text: 'Done', same: 'done' },
  { name: 'typographic quotes', text: '“a” ‘b’', same: '"a" \'b\'' },
  { name: 'dashes and dots', text: 'a — b…', same: 'a - b...' },
  { name: 'a no-break space', text: 'a\u00a0b', same: 'a b' },
  { name: 'a composed letter', text: 'e\u0301', same: 'é' },
])('$name do not count', ({ text, same }) => {
  expect(normaliseLine(text)).toBe(normaliseLine(same));
});

test('letters do', () => {
  expect(normaliseLine('A 3')).not.toBe(normaliseLine('A3'));
});
