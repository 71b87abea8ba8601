import { expect, test } from 'vitest';
import { toHits, toPieces } from './to-hits.ts';

test('an excerpt is text: its marks are read, its entities too, and no other tag', () => {
  expect(toPieces('a <mark>timer</mark> of &lt;0&gt; <b>')).toEqual([
    { text: 'a ', isMatch: false },
    { text: 'timer', isMatch: true },
    { text: ' of <0> <b>', isMatch: false },
  ]);
});

test('an entity is read once', () => {
  expect(toPieces('&amp;lt;')).toEqual([{ text: '&lt;', isMatch: false }]);
});

test('a lesson comes as its slides, at most three, each at its own anchor', () => {
  const slides = ['a', 'b', 'c', 'd'].map((id) => ({
    title: id.toUpperCase(),
    url: `/learn/countdown/#${id}-title`,
    excerpt: id,
  }));
  const [first, ...rest] = toHits([
    {
      url: '/learn/countdown/',
      meta: { title: 'Countdown' },
      excerpt: 'x',
      sub_results: [{ title: 'Countdown', url: '/learn/countdown/', excerpt: 'x' }, ...slides],
    },
  ]);
  expect(first).toMatchObject({ href: '/learn/countdown/#a', title: 'A', place: 'Countdown' });
  expect(rest).toHaveLength(2);
});

test('a slide whose title says what was asked for comes first', () => {
  const slides = ['Two timers', 'A clock', 'The loop', 'Microtasks before timers'].map((title, index) => ({
    title,
    url: `/learn/countdown/#s${index}`,
    excerpt: 'x',
  }));
  const page = { url: '/learn/countdown/', meta: { title: 'Countdown' }, excerpt: 'x', sub_results: slides };
  expect(toHits([page], 'microtasks, timers').map(({ title }) => title)).toEqual([
    'Microtasks before timers',
    'Two timers',
    'A clock',
  ]);
});

test('a page without slides is one line', () => {
  expect(
    toHits([{ url: '/glossary/#timer', meta: { title: 'timer', place: 'Glossary' }, excerpt: 'due' }]),
  ).toEqual([
    {
      href: '/glossary/#timer',
      title: 'timer',
      place: 'Glossary',
      excerpt: [{ text: 'due', isMatch: false }],
    },
  ]);
});
