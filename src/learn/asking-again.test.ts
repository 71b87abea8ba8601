import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from './answer.ts';
import { readBetFragment, toBetFragment } from './bet-link.ts';
import { makeChoices } from './choices.ts';
import { toClassHash } from './class-code.ts';
import { explainImpossible } from './explain-impossible.ts';
import { grade } from './grade.ts';
import { countMisses, findNextSeed, findNextTry } from './ladder.ts';
import type { Bet, ChoiceQuestion, OutputQuestion, SeveralQuestion } from './question.ts';
import { toResultsCsv } from './results-csv.ts';
import { findRightAnswer } from './right-answer.ts';
import { shuffleLines } from './seeded.ts';
import { buildRun } from './testing/build-run.ts';
import { buildVerdict } from './testing/build-verdict.ts';
import { toVariantQuestion } from './variant-question.ts';

const base = { id: 'q', ask: 'Which?', catches: 'M08' };
const output: OutputQuestion = { ...base, kind: 'output', lines: 3 };
const when: ChoiceQuestion = {
  ...base,
  kind: 'choice',
  measure: { type: 'elapsed' },
  options: [
    { text: 'After 300 ms, when `work` is over', value: 300 },
    { text: 'At once', value: 0 },
    { text: 'After 1,000 ms', value: 1000 },
  ],
};
const several: SeveralQuestion = {
  ...base,
  kind: 'several',
  measure: { type: 'outcomeSet' },
  options: ['0', '1', '2'].map((value) => ({ text: value, value })),
};

function print(elapsed: number, ...lines: string[]): ReturnType<ReturnType<typeof buildRun>['result']> {
  const run = buildRun();
  const main = run.lane('main');
  run.at(elapsed);
  for (const line of lines) run.print(main, line);
  return run.result();
}

describe('the ladder', () => {
  test('a miss leads to another bet, two to a choice of three, three to another day', () => {
    expect([0, 1, 2, 3, 4].map((misses) => findNextTry(misses))).toEqual([
      { type: 'again', isChoice: false },
      { type: 'again', isChoice: false },
      { type: 'again', isChoice: true },
      { type: 'later' },
      { type: 'later' },
    ]);
  });

  test('misses count since the last right answer; a skip is none', () => {
    expect(countMisses(['wrong', 'wrong', 'right', 'wrong', 'skipped', 'partial', 'wrong'])).toBe(2);
    expect(countMisses([])).toBe(0);
  });

  test('a seed is not asked twice', () => {
    expect([findNextSeed([]), findNextSeed([0]), findNextSeed([2, 1])]).toEqual([1, 1, 3]);
  });
});

describe('a question of a variant', () => {
  test('an option that is still right stays as it was', () => {
    expect(toVariantQuestion(when, print(300), print(1000), 1)).toBe(when);
  });

  test('the right option of the starter takes the value of the variant, in its words', () => {
    const asked = toVariantQuestion(when, print(300), print(900), 1);
    expect(asked).toMatchObject({
      options: [
        { text: 'At once', value: 0 },
        { text: 'After 900 ms, when `work` is over', value: 900 },
        { text: 'After 1,000 ms', value: 1000 },
      ],
    });
    const later = toVariantQuestion(when, print(1000), print(1200), 1);
    expect(later).toMatchObject({ options: [{}, {}, { text: 'After 1,200 ms', value: 1200 }] });
  });

  test('where the old value does not stand in the words, the new one stands alone', () => {
    const asked = toVariantQuestion(when, print(0), print(50), 1);
    expect(asked).toMatchObject({ options: [{ text: 'After 50 ms' }, { value: 300 }, { value: 1000 }] });
  });

  test('all outcomes of the variant are among the options, and one that is none', () => {
    const asked = toVariantQuestion(
      several,
      buildVerdict('1', '2'),
      buildVerdict('2', '3'),
      1,
    ) as SeveralQuestion;
    const values = asked.options.map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(['2', '3']));
    expect(values.length).toBeGreaterThan(2);
  });
});

describe('a choice of three', () => {
  const questions: [string, Bet, ReturnType<typeof print> | ReturnType<typeof buildVerdict>][] = [
    ['output', output, print(10, 'A', 'B', 'C')],
    ['order', { ...base, kind: 'order', lines: 3 }, print(10, 'A', 'B', 'C')],
    ['choice', when, print(300)],
    ['several', several, buildVerdict('1', '2')],
    [
      'number',
      { ...base, kind: 'number', measure: { type: 'elapsed' }, unit: 'ms', tolerance: 10 },
      print(300),
    ],
    ['one line with a number', { ...output, lines: 1 }, print(0, 'total 3')],
  ];

  test.each(questions)(
    '%s: three bets, one of them right, whatever the seed',
    (_name, question, evidence) => {
      const right = findRightAnswer(question, evidence);
      if (right === null) throw new Error('expected a right answer');
      fc.assert(
        fc.property(fc.integer({ min: 1 }), (seed) => {
          const choices = makeChoices(question, right, [right], seed);
          expect(choices).toHaveLength(3);
          const verdicts = choices.map((answer) => grade(question, answer, evidence).type);
          expect(verdicts.filter((verdict) => verdict === 'right')).toHaveLength(1);
        }),
      );
    },
  );

  test('what the learner said before is among them; a shorter bet is not', () => {
    const right: Answer = { kind: 'output', lines: ['A', 'B', 'C'] };
    const own: Answer = { kind: 'output', lines: ['B', 'C', 'A', ' '] };
    const choices = makeChoices(output, right, [{ kind: 'output', lines: ['A'] }, own], 1);
    expect(choices).toContain(own);
    expect(choices).toContain(right);
    expect(
      choices.every((each) => 'lines' in each && each.lines.filter((line) => line.trim()).length === 3),
    ).toBe(true);
  });
});

test('lines to put in order never stand in order', () => {
  const lines = ['A', 'B', 'C', 'C'];
  for (let seed = 0; seed < 200; seed += 1) {
    const shuffled = shuffleLines(lines, seed);
    expect(shuffled).not.toEqual(lines);
    expect(shuffled.toSorted()).toEqual(lines);
  }
  expect(shuffleLines(['A', 'A'], 1)).toEqual(['A', 'A']);
});

describe('why something cannot happen', () => {
  test.each([
    ['a number too small', '0', ['1', '2'], 'All 2 orders are listed: the least they come to is 1.'],
    ['a number too great', '3', ['1', '2'], 'All 2 orders are listed: the most they come to is 2.'],
    ['a number between', '2', ['1', '3'], 'All 2 orders are listed: they come to 1, 3, and not to this.'],
    ['a deadlock', 'deadlocked', ['1'], 'There is one order, and none ends in a deadlock.'],
    [
      'lines that turn off',
      'A · C',
      ['A · B', 'B · A'],
      'All 2 orders are listed: after `A` there comes `B`, never `C`.',
    ],
    ['another beginning', 'C · A', ['A · C'], 'There is one order: none begins with `C`, but with `A`.'],
    ['another line', 'x', ['a'], 'There is one order, and none prints that.'],
  ])('%s', (_name, value, outcomes, sentence) => {
    expect(explainImpossible(value, buildVerdict(...outcomes))).toBe(sentence);
  });

  test('samples prove nothing, and what can happen needs no reason', () => {
    expect(explainImpossible('3', { ...buildVerdict('1'), exhaustive: false })).toBeNull();
    expect(explainImpossible('1', buildVerdict('1'))).toBeNull();
  });
});

describe('a bet in a link', () => {
  const bets: [string, Bet, Answer][] = [
    ['output', output, { kind: 'output', lines: ['C 3', '= "&#<b>'] }],
    ['choice', when, { kind: 'choice', option: 2 }],
    ['several', several, { kind: 'several', options: [0, 2] }],
    [
      'number',
      { ...base, kind: 'number', measure: { type: 'elapsed' }, unit: 'ms', tolerance: 0 },
      { kind: 'number', value: 1.5 },
    ],
  ];
  test.each(bets)('%s comes back as it was', (_name, question, bet) => {
    expect(readBetFragment(toBetFragment({ seed: 7, bet }), question)).toEqual({ seed: 7, bet });
  });

  test.each(['#seed=-1&bet=9', '#seed=x&bet=', '#bet=1,9', '#seed=1e9', '', '#what-is-this'])(
    'what does not fit is left out: %s',
    (hash) => {
      expect(readBetFragment(hash, when)).toEqual({ seed: 0, bet: null });
    },
  );

  test('nothing to say is no fragment', () => {
    expect(toBetFragment({ seed: 0, bet: null })).toBe('');
  });
});

test('a class code is known by its hash, whatever its case', async () => {
  expect(await toClassHash(' Uppsala ')).toBe(await toClassHash('uppsala'));
  expect(await toClassHash('uppsala')).toMatch(/^[0-9a-f]{64}$/);
});

test('results are rows that no spreadsheet takes for formulas', () => {
  const row = {
    lab: 'countdown/order',
    question: 'q',
    catches: 'M08',
    confidence: null,
    seed: 0,
    rule: null,
  };
  const csv = toResultsCsv([
    {
      ...row,
      at: 1000,
      answer: { kind: 'output', lines: ['=1+1', 'say "a", b'] },
      verdict: 'wrong',
      rule: 'R5',
    },
    { ...row, at: 0, answer: null, verdict: 'skipped', confidence: 'sure', seed: 3 },
  ]);
  expect(csv.split('\r\n')).toEqual([
    'lesson,lab,question,catches,at,kind,answer,verdict,confidence,seed,rule',
    'countdown,order,q,M08,1970-01-01T00:00:00.000Z,,,skipped,sure,3,',
    `countdown,order,q,M08,1970-01-01T00:00:01.000Z,output,"'=1+1 · say ""a"", b",wrong,,0,R5`,
    '',
  ]);
});
