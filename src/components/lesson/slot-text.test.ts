import { expect, test } from 'vitest';
import { toLineSet } from './line-set.ts';
import { toCode, toText } from './slot-text.ts';

test('the text of HTML has no tags and no entities', () => {
  expect(toText('<code>a &lt; b &amp;&amp; &#39;c&#39; &#x1F6A9; &unknown;</code>')).toBe(
    "a < b && 'c' 🚩 &unknown;",
  );
});

test('an escaped entity stays what the author wrote', () => {
  expect(toText('&amp;lt;')).toBe('&lt;');
});

test('code loses the lines and the indentation around it, and keeps its own', () => {
  expect(toCode('\n    for (;;) {\n\n      f();\n    }\n  ')).toBe('for (;;) {\n\n  f();\n}');
});

test('lines are named one by one and by ranges', () => {
  expect([...toLineSet('2-4, 7')]).toEqual([2, 3, 4, 7]);
  expect(() => toLineSet('two')).toThrow('expected lines such as "2-4, 7", found "two"');
});
