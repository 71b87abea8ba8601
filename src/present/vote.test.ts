import { expect, test } from 'vitest';
import { findPace, describePace, formatClock, findElapsedMs, toggleTimer, STOPPED } from './pace.ts';
import { toCountsCsv } from './to-counts-csv.ts';
import { readEntry, typeKey } from './typed-entry.ts';
import type { SlidePlan, VotePlan } from './types.ts';
import { addAnswer, findShare, NEW_VOTE, setHands } from './vote.ts';

const PLAN: VotePlan = { id: 'lab/q', slide: 4, lab: 'lab', ask: 'Which, and why?', choices: ['one', '=2'] };

/** Types one key after the other, as the window does. */
const type = (keys: string, choices: number | null): string =>
  keys.split('').reduce((text, key) => typeKey(text, key, choices) ?? text, '');

test.each([
  { name: 'hands for one choice', keys: 'a 12', hands: [[0, 12]] },
  { name: 'hands without a space', keys: 'b21', hands: [[1, 21]] },
  {
    name: 'several at once',
    keys: 'a 12, B 3 c0',
    hands: [
      [0, 12],
      [1, 3],
      [2, 0],
    ],
  },
])('typing $name', ({ keys, hands }) => {
  const entry = readEntry(type(keys, 3), 3);
  expect(entry.type === 'hands' && [...entry.hands]).toEqual(hands);
});

test('digits jump, and letters are left to commands where no vote is open', () => {
  expect(readEntry(type('12', 3), 3)).toEqual({ type: 'jump', slide: 12 });
  expect(typeKey('', 'b', null)).toBeNull();
  expect(typeKey('', 'b', 3)).toBe('b');
  expect(typeKey('', 'd', 3)).toBeNull();
});

test('what cannot be read is said', () => {
  expect(readEntry('a', 2)).toEqual({
    type: 'fault',
    sentence: 'Type hands as “a 12”, letters A to B. Found “a”.',
  });
  expect(readEntry('c 4', 2).type).toBe('fault');
});

test('answers of the room get the letters after the choices', () => {
  expect(readEntry(type('w 8500 ms', 0), 0)).toEqual({ type: 'answer', text: '8500 ms' });
  const vote = addAnswer(addAnswer(NEW_VOTE, 7, 'more'), 7, 'too many');
  expect(vote.answers).toEqual(['more']);
});

test('the second count stands beside the first', () => {
  const first = setHands(NEW_VOTE, new Map([[1, 3]]));
  const both = setHands({ ...first, round: 1 }, new Map([[0, 1]]));
  expect(both.counts).toEqual([[null, 3], [1]]);
  expect(findShare(both, 0, 1)).toBe(1);
  expect(findShare(NEW_VOTE, 0, 0)).toBe(0);
});

test('counts as CSV: fields are quoted, and none becomes a formula', () => {
  const vote = setHands(
    { ...NEW_VOTE, answers: ['say "no"'] },
    new Map([
      [0, 12],
      [2, 1],
    ]),
  );
  expect(toCountsCsv('races', [{ plan: PLAN, vote }])).toBe(
    [
      'lesson,slide,question,count,choice,text,hands',
      'races,4,"Which, and why?",1,A,one,12',
      'races,4,"Which, and why?",1,B,\'=2,0',
      'races,4,"Which, and why?",1,C,"say ""no""",1',
      '',
    ].join('\r\n'),
  );
});

test('ahead, on time, behind: optional slides count while they are shown', () => {
  const plan = (number: number, minutes: number, isOptional = false): SlidePlan => ({
    number,
    id: '',
    title: '',
    minutes,
    isOptional,
    stops: [],
  });
  const plans = [plan(1, 2), plan(2, 5, true), plan(3, 3)];
  const at = (slide: number, minutes: number): string =>
    describePace(findPace(plans, { slide, step: 0 }, minutes * 60_000));
  expect(findPace(plans, { slide: 1, step: 0 }, 0).plannedMs).toBe(5 * 60_000);
  expect(at(1, 1)).toBe('on time');
  expect(at(1, 4)).toBe('2 minutes behind');
  expect(at(2, 6)).toBe('on time');
  expect(at(3, 1)).toBe('1 minute ahead');
});

test('a timer halts and goes on', () => {
  const on = toggleTimer(STOPPED, 1000);
  const halted = toggleTimer(on, 4000);
  expect(findElapsedMs(halted, 99_000)).toBe(3000);
  expect(findElapsedMs(toggleTimer(halted, 100_000), 101_000)).toBe(4000);
  expect([formatClock(65_000), formatClock(3_725_000), formatClock(-61_000)]).toEqual([
    '1:05',
    '1:02:05',
    '−1:01',
  ]);
});
