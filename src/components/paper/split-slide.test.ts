import { expect, test } from 'vitest';
import { NOTES_END, NOTES_START, splitSlide } from './split-slide.ts';

const LAB =
  '<section data-deck-lab><script type="application/json" data-lab>{"id":"a","x":"\\u003c"}</script></section>';

test('notes leave the slide, wherever they stand', () => {
  const { body, notes } = splitSlide(`<p>one</p>${NOTES_START}<p>say</p>${NOTES_END}<p>two</p>`);
  expect(body).toBe('<p>one</p><p>two</p>');
  expect(notes).toBe('<p>say</p>');
});

test('labs are read in their order, and their text leaves the slide', () => {
  const { body, labs } = splitSlide(`${LAB}${LAB.replace('"a"', '"b"')}`);
  expect(labs.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(body).not.toContain('<script');
});

test('a slide with a vote asks', () => {
  expect(splitSlide('<div data-vote="a/b"></div>').isAsking).toBe(true);
  expect(splitSlide(LAB).isAsking).toBe(false);
});
