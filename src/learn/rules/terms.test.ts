import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCourse, readGlossary } from '../../course/index.ts';
import { RULES } from './explain.ts';

test('the term of every rule stands in the glossary', () => {
  const known = readGlossary(readCourse()).map(({ id }) => id);
  const named = [...readFileSync('src/learn/rules/explain.ts', 'utf8').matchAll(/term: '([^']+)'/g)].map(
    ([, term = '']) => term,
  );
  const terms = [...RULES.map(({ term }) => term), ...named];
  expect(terms.filter((term) => !known.includes(term))).toEqual([]);
});
