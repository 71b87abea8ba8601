import { expect, test } from 'vitest';
import { toPlainMessage } from './plain-message.ts';

test.each([
  ['a call', '($hooks.site , f(...)) is not a function', 'f(...) is not a function'],
  [
    'a call of a result',
    '($hooks.site , o.m(...))[($hooks.site , "x")] is not a function',
    'o.m(...).x is not a function',
  ],
  ['an awaited call', '($hooks2.awaited(...) , f(...)) is not a function', 'f(...) is not a function'],
  [
    'a chain',
    '($hooks.site , a.b(...)).c(...)[($hooks.site , "d")] is not a function',
    'a.b(...).c(...).d is not a function',
  ],
  [
    'an awaited value taken apart',
    "Cannot destructure property 'a' of '$hooks.resumed(...)' as it is undefined.",
    "Cannot destructure property 'a' of '(intermediate value)' as it is undefined.",
  ],
  [
    'a for await',
    '$hooks.suspended(...) is not a function or its return value is not async iterable',
    '(intermediate value) is not async iterable',
  ],
  ['an element', '$hooks.get(...).f is not a function', '(intermediate value).f is not a function'],
  ['an element of a chain', '$hooks.kept.b is not iterable', '(intermediate value).b is not iterable'],
  ['a message without hooks', 'x is not defined', 'x is not defined'],
])('%s', (_name, message, plain) => {
  expect(toPlainMessage(message)).toBe(plain);
});
