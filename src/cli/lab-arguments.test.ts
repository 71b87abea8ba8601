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

test('a run may be steered', () => {
  const chosen = readLabArguments([COUNTDOWN, '--policy', 'random', '--schedule', 'abc']);
  expect(chosen).toMatchObject({ isExploring: false, policy: 'random', schedule: 'abc' });
});

test('a lab may be explored', () => {
  const chosen = readLabArguments([COUNTDOWN, '--explore', '--strategy', 'dfs', '--runs', '500']);
  expect(chosen).toMatchObject({ isExploring: true, strategy: 'dfs', runs: 500 });
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
  [
    'a policy nobody knows',
    [COUNTDOWN, '--policy', 'luck'],
    'expected fifo, random, pct, urw or pos, found luck',
  ],
  ['a schedule to explore', [COUNTDOWN, '--explore', '--schedule', 'x'], 'it takes no --schedule'],
  ['a strategy without exploring', [COUNTDOWN, '--strategy', 'dfs'], 'only together with --explore'],
  [
    'a policy on the real clock',
    [COUNTDOWN, '--clock', 'real', '--policy', 'fifo'],
    'needs the virtual clock',
  ],
  ['an unknown option', [COUNTDOWN, '--fast'], '--fast'],
])('%s is refused with a sentence', (_name, args, sentence) => {
  expect(() => readLabArguments(args)).toThrow(UsageError);
  expect(() => readLabArguments(args)).toThrow(sentence);
});
