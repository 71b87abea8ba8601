import { expect, test } from 'vitest';
import { toSizeText } from './size-text.ts';

test.each([
  ['a few bytes', 12, '1 KB'],
  ['kilobytes', 48_072, '48 KB'],
  ['megabytes', 35_193_839, '35.2 MB'],
  ['gigabytes', 10_737_400_000, '10.7 GB'],
])('%s', (_name, sizeBytes, text) => {
  expect(toSizeText(sizeBytes)).toBe(text);
});
