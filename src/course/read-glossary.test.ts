import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readGlossary } from './read-glossary.ts';
import { readReferences } from './read-references.ts';
import type { Lesson } from './types.ts';

const lesson: Lesson = {
  folder: '04-countdown',
  slug: 'countdown',
  number: 4,
  title: 'Countdown',
  promise: 'You see who runs when.',
  recap: 'Awaiting hands the thread over.',
  minutes: 47,
  readingMinutes: 30,
  needs: [],
  slides: [
    {
      id: 'the-program',
      number: 1,
      title: 'The program',
      minutes: 2,
      isOptional: false,
      labs: [],
      timelines: [],
    },
  ],
  labs: [],
  quiz: [],
};
const term = { id: 'timer', term: 'timer', says: 'Work that is due at a time.' };
const source = { id: 'spec', title: 'A specification', by: 'Its editors', for: 'What timers do.' };

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'glossary-'));
  mkdirSync(join(root, 'content'));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(name: string, value: unknown): string {
  const content = join(root, 'content');
  writeFileSync(join(content, name), JSON.stringify(value));
  return content;
}

test('terms come by the alphabet, with links to slides and lessons', () => {
  const content = put('glossary.json', [
    { ...term, see: ['countdown#the-program', 'countdown'] },
    { ...term, id: 'await', term: 'await', also: ['yield'] },
  ]);
  expect(readGlossary({ lessons: [lesson] }, content)).toEqual([
    { id: 'await', term: 'await', says: term.says, also: ['yield'], links: [] },
    {
      ...term,
      also: [],
      links: [
        { href: '/learn/countdown/#the-program', lesson: 'Countdown', slide: 'The program' },
        { href: '/learn/countdown/', lesson: 'Countdown', slide: null },
      ],
    },
  ]);
});

test.each([
  ['a slide that is not there', 'countdown#gone'],
  ['a lesson that is not there', 'flags'],
])('%s fails the build', (_name, target) => {
  const content = put('glossary.json', [{ ...term, see: [target] }]);
  expect(() => readGlossary({ lessons: [lesson] }, content)).toThrow(
    `content/glossary.json: [0].see[0]: expected a lesson (countdown), or one of its slides after a #, found "${target}"`,
  );
});

test('a word that stands twice fails the build', () => {
  const content = put('glossary.json', [term, term]);
  expect(() => readGlossary({ lessons: [lesson] }, content)).toThrow('[1].id: expected an id of its own');
});

test('sources come by who made them', () => {
  const content = put('references.json', [
    source,
    { ...source, id: 'a', by: 'A. Author', lessons: ['countdown'], url: 'https://example.com/' },
  ]);
  expect(readReferences({ lessons: [lesson] }, content).map(({ id }) => id)).toEqual(['a', 'spec']);
});

test.each([
  [{ lessons: ['flags'] }, '[0].lessons[0]: expected the name of a lesson (countdown), found "flags"'],
  [{ url: 'example.com' }, '[0].url: expected an address that begins with https://, found "example.com"'],
])('a source with %j fails the build', (change, message) => {
  const content = put('references.json', [{ ...source, ...change }]);
  expect(() => readReferences({ lessons: [lesson] }, content)).toThrow(message);
});
