import { expect, test } from 'vitest';
import { findParts, type BlockKind } from './find-parts.ts';

test.each<{ name: string; kinds: BlockKind[]; parts: number[] }>([
  { name: 'text alone is one part', kinds: ['text', 'text', 'figure'], parts: [0, 0, 0] },
  { name: 'text around a lab stays with it', kinds: ['text', 'lab', 'text'], parts: [0, 0, 0] },
  { name: 'a second lab takes its text along', kinds: ['text', 'lab', 'text', 'lab'], parts: [0, 0, 1, 1] },
  { name: 'a figure after a lab comes in its place', kinds: ['lab', 'figure'], parts: [0, 1] },
  { name: 'a figure before a lab stays', kinds: ['figure', 'lab'], parts: [0, 0] },
  {
    name: 'questions of a quiz come one by one',
    kinds: ['quiz', 'quiz', 'text', 'text'],
    parts: [0, 1, 2, 2],
  },
])('$name', ({ kinds, parts }) => {
  expect(findParts(kinds)).toEqual(parts);
});
