import { expect, test } from 'vitest';
import { countWords } from './count-words.ts';

test('counts what a reader reads', () => {
  const mdx = [
    '---',
    'title: Three words here',
    '---',
    '<Slide title="How many?" minutes={1}>',
    'One thread, *four* strands: it’s all.',
    '',
    '```ts',
    'const a = 1;',
    '```',
    '{/* a remark */}',
    '<Notes>',
    'Say it slowly.',
    '</Notes>',
    '</Slide>',
    '<Slide title="A detour" optional>',
    'Left out.',
    '</Slide>',
  ].join('\n');
  expect(countWords(mdx)).toBe(6);
});

test('an empty lesson has none', () => {
  expect(countWords('')).toBe(0);
});
