import { expect, test } from 'vitest';
import { readLabArguments, UsageError } from './lab-arguments.ts';

const COUNTDOWN = 'content/lessons/04-countdown/labs/countdown';

test('a folder alone runs as its lab.json says', () => {
  expect(readLabArguments([COUNTDOWN])).toMatchObject({
    folder: 'countdown',
    isSolution: false,
    isJson: false,
  });
  expect(readLabArguments([COUNTDOWN])).not.toHaveProperty('clock');
});

test('clock, seed and form may be chosen', () => {
  const chosen = readLabArguments([COUNTDOWN, '--json', '--clock', 'real', '--seed=7', '--solution']);
  expect(chosen).toMatchObject({ clock: 'real', seed: 7, isJson: true, isSolution: true });
});

test.each([
  ['no folder', [], 'found none'],
  ['two folders', ['a', 'b'], 'found a b'],
  [
    'a folder that is not there',
    ['content/lessons/99-nothing'],
    'There is no folder content/lessons/99-nothing.',
  ],
  ['a folder that is no lab', ['content/lessons'], 'it has no lab.json'],
  ['a clock that is none', [COUNTDOWN, '--clock', 'sun'], 'expected real or virtual, found sun'],
  ['a seed that is no number', [COUNTDOWN, '--seed', 'x'], 'expected a whole number, found x'],
  ['an unknown option', [COUNTDOWN, '--fast'], '--fast'],
])('%s is refused with a sentence', (_name, args, sentence) => {
  expect(() => readLabArguments(args)).toThrow(UsageError);
  expect(() => readLabArguments(args)).toThrow(sentence);
});
