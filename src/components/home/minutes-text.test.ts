import { expect, test } from 'vitest';
import { toMinutesText } from './minutes-text.ts';

test.each([
  [45, '45 min'],
  [60, '1 h'],
  [125, '2 h 05 min'],
])('%d minutes', (minutes, text) => {
  expect(toMinutesText(minutes)).toBe(text);
});
