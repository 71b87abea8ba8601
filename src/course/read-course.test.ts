import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ContentError } from './content-error.ts';
import { readCourse } from './read-course.ts';
import { toServedLab } from './to-served-lab.ts';

const LESSON = 'content/lessons/04-countdown';
const LAB = `${LESSON}/labs/countdown`;

const lesson = `---
title: Countdown
promise: You see who runs when.
minutes: 47
recap: Awaiting hands the thread over.
---

<Slide title="How many threads?" minutes={1}>
One.

<Lab name="countdown" />
</Slide>

<Slide title="The program" optional>

<Timeline lab="countdown" labels={false} />

\`\`\`ts
<Slide title="not a slide">
\`\`\`

</Slide>
`;

const lab = {
  title: 'Countdown',
  predict: [{ kind: 'output', id: 'order', ask: 'Which lines?', catches: 'M03', lines: 3 }],
  expect: { outcome: 'finished', output: ['C 3'] },
};

const quiz = {
  questions: [
    {
      id: 'waits',
      catches: 'M03',
      files: { 'main.ts': 'export {};' },
      question: {
        kind: 'number',
        id: 'waits',
        ask: 'How long?',
        catches: 'M03',
        unit: 'ms',
        tolerance: 0,
        measure: { type: 'elapsed' },
      },
      after: 'Waits overlap.',
    },
  ],
};

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'course-'));
  put('content/course.json', {
    lessons: ['04-countdown'],
    paths: [{ id: 'all', title: 'All', lessons: 'all' }],
  });
  put(`${LESSON}/lesson.mdx`, lesson);
  put(`${LESSON}/quiz.json`, quiz);
  put(`${LAB}/lab.json`, lab);
  put(`${LAB}/main.ts`, 'console.log("C 3");\n');
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function put(path: string, content: unknown): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

function read(): ReturnType<typeof readCourse> {
  return readCourse(join(root, 'content'));
}

function findMessages(): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.message.split('\n');
  }
}

describe('a course without mistakes', () => {
  test('gives lessons with front matter, slides, labs and quiz', () => {
    const [first] = read().lessons;
    expect(first).toMatchObject({ slug: 'countdown', number: 4, title: 'Countdown', minutes: 1, needs: [] });
    expect(first?.slides).toEqual([
      {
        id: 'how-many-threads',
        number: 1,
        title: 'How many threads?',
        minutes: 1,
        isOptional: false,
        labs: ['countdown'],
        timelines: [],
      },
      {
        id: 'the-program',
        number: 2,
        title: 'The program',
        minutes: 0,
        isOptional: true,
        labs: [],
        timelines: ['countdown'],
      },
    ]);
    expect(first?.labs.map(({ id, entry, clock, prelude }) => ({ id, entry, clock, prelude }))).toEqual([
      { id: 'countdown', entry: 'main.ts', clock: 'virtual', prelude: ['lab'] },
    ]);
    expect(first?.quiz[0]?.lab).toMatchObject({ id: 'quiz-waits', files: { 'main.ts': 'export {};' } });
  });

  test('sums the minutes of a path', () => {
    expect(read().paths).toEqual([
      { id: 'all', title: 'All', lessons: ['04-countdown'], minutes: 1, readingMinutes: 1 },
    ]);
  });

  test('serves a lab without anything that answers its questions', () => {
    put(`${LAB}/solution/main.ts`, 'solved();');
    put(`${LAB}/lab.json`, { ...lab, expectSolution: { outcome: 'finished' } });
    const [first] = read().lessons;
    const served = toServedLab(first!.labs[0]!, first!);
    const { hasSolution, ...rest } = served;
    expect(rest).toMatchObject({ key: 'countdown/countdown', title: 'Countdown' });
    expect(hasSolution).toBe(true); // that there is one, not what it says
    expect(JSON.stringify(rest)).not.toMatch(/expect|solution|solved/i);
  });

  test('serves what exploring and the seat need, and none of what they must show', () => {
    const goal = { say: 'Hang.', check: [{ say: 'a', measure: { type: 'outcome' }, equals: 'deadlocked' }] };
    const settings = { policy: 'random', timerJitterMs: 5, explore: { outputs: 'perLane' }, goal };
    const explore = { outcomes: ['1', '2'], traces: 4 };
    put(`${LAB}/lab.json`, { ...lab, ...settings, expect: { outcome: 'finished', explore } });
    const [first] = read().lessons;
    const served = toServedLab(first!.labs[0]!, first!);
    expect(served).toMatchObject(settings);
    expect(JSON.stringify(served)).not.toMatch(/outcomes|traces/);
  });

  test('gives another starter hash when a file changes, and only then', () => {
    const hash = (): string => toServedLab(read().lessons[0]!.labs[0]!, { slug: 'countdown' }).starterHash;
    const before = hash();
    put(`${LAB}/lab.json`, { ...lab, title: 'Another' });
    expect(hash()).toBe(before);
    put(`${LAB}/main.ts`, 'console.log("C 4");\n');
    expect(hash()).not.toBe(before);
  });
});

const question = lab.predict[0];
const TWO = [
  { text: 'One', value: 1 },
  { text: 'Two', value: 2 },
];
const choice = { kind: 'choice', id: 'c', ask: 'When?', catches: 'M03', measure: { type: 'elapsed' } };

test.each<[name: string, path: string, content: unknown, message: string]>([
  [
    'a number out of its range',
    `${LAB}/lab.json`,
    { ...lab, predict: [{ ...question, lines: 9 }] },
    `${LAB}/lab.json: predict[0].lines: expected a whole number from 1 to 6, found 9`,
  ],
  [
    'a field nobody knows',
    `${LAB}/lab.json`,
    { ...lab, predicts: [] },
    `${LAB}/lab.json: predicts: expected no field of this name, found []`,
  ],
  [
    'a field that is missing',
    `${LAB}/lab.json`,
    { title: 'Countdown' },
    `${LAB}/lab.json: expect: expected an object, found nothing`,
  ],
  [
    'a word that is not one of the few',
    `${LAB}/lab.json`,
    { ...lab, clock: 'fake' },
    `${LAB}/lab.json: clock: expected "real" or "virtual", found "fake"`,
  ],
  [
    'a measure of no known type',
    `${LAB}/lab.json`,
    { ...lab, predict: [{ ...choice, measure: { type: 'speed' }, options: TWO }] },
    `${LAB}/lab.json: predict[0].measure.type: expected one of elapsed, line, lineAt, lineIndex, first, lineCount, overlaps, lanes, threads, outcome, eventCount, outcomeCount, outcomeSet, canPrint, smallest, deadlocks, races, schedules, found "speed"`,
  ],
  [
    'two options that mean the same',
    `${LAB}/lab.json`,
    { ...lab, predict: [{ ...choice, options: [{ text: 'a', value: 1 }, { text: 'b', value: 1 }] }] }, // prettier-ignore
    `${LAB}/lab.json: predict[0].options: expected options of different values, found [{"text":"a","value":1},{"text":"b","value":1}]`,
  ],
  [
    'a check with two bounds',
    `${LAB}/lab.json`,
    { ...lab, check: [{ say: 'Fast.', measure: { type: 'lanes' }, atMost: 1, atLeast: 1 }] },
    `${LAB}/lab.json: check[0]: expected exactly one of equals, atMost, atLeast, found {"say":"Fast.","measure":{"type":"lanes"},"atMost":1,"atLea…`,
  ],
  [
    'a challenge of one run and of every schedule',
    `${LAB}/lab.json`,
    { ...lab, check: [{ say: 'a', measure: { type: 'races' }, equals: 0 }, { say: 'b', measure: { type: 'lanes' }, equals: 1 }] }, // prettier-ignore
    `${LAB}/lab.json: check: expected conditions of one run, or of every schedule, not both, found [{"say":"a","measure":{"type":"races"},"equals":0},{"say":"…`,
  ],
  [
    'a goal that no run can show',
    `${LAB}/lab.json`,
    { ...lab, goal: { say: 'Win.', check: [{ say: 'a', measure: { type: 'races' }, equals: 0 }] } },
    `${LAB}/lab.json: goal.check: expected conditions of one run, not of every schedule, found [{"say":"a","measure":{"type":"races"},"equals":0}]`,
  ],
  [
    'an explored fact that says no outcome',
    `${LAB}/lab.json`,
    { ...lab, expect: { outcome: 'finished', explore: { outcomes: [] } } },
    `${LAB}/lab.json: expect.explore.outcomes: expected at least 1 of them, found []`,
  ],
  [
    'a strategy nobody knows',
    `${LAB}/lab.json`,
    { ...lab, explore: { strategy: 'luck' } },
    `${LAB}/lab.json: explore.strategy: expected "dpor" or "dfs" or "random" or "pct" or "urw" or "pos", found "luck"`,
  ],
  [
    'a variant of a text that is not there',
    `${LAB}/lab.json`,
    { ...lab, expect: { outcome: 'finished', variants: [{ file: 'main.ts', from: 'D 3', to: 'E 3', explore: { outcomes: ['a'] } }] } }, // prettier-ignore
    `${LAB}/lab.json: expect.variants[0].from: expected a text that stands once in main.ts, found "D 3", 0 times`,
  ],
  [
    'a question of several with two options that mean the same',
    `${LAB}/lab.json`,
    { ...lab, predict: [{ ...question, kind: 'several', lines: undefined, options: [{ text: 'a', value: '1' }, { text: 'b', value: '1' }] }] }, // prettier-ignore
    `${LAB}/lab.json: predict[0].options: expected options of different values, found [{"text":"a","value":"1"},{"text":"b","value":"1"}]`,
  ],
  [
    'an entry without a file',
    `${LAB}/lab.json`,
    { ...lab, entry: 'start.ts' },
    `${LAB}/lab.json: entry: expected a file of this lab (main.ts), found "start.ts"`,
  ],
  [
    'two questions of one id',
    `${LAB}/lab.json`,
    { ...lab, predict: [question, question] },
    `${LAB}/lab.json: predict[1].id: expected an id of its own, found "order"`,
  ],
  [
    'a solution of which nothing is expected',
    `${LAB}/solution/main.ts`,
    'solved();',
    `${LAB}/lab.json: expectSolution: expected what solution/ must show, found nothing`,
  ],
  [
    'a lesson without its page',
    'content/course.json',
    { lessons: ['04-countdown', '05-coroutines'] },
    'content/course.json: lessons[1]: expected a folder of content/lessons (04-countdown), found "05-coroutines"',
  ],
  [
    'a lesson that the course leaves out',
    'content/lessons/05-coroutines/lesson.mdx',
    lesson,
    'content/course.json: lessons: expected "05-coroutines", which has a folder, found nothing',
  ],
  [
    'front matter without a promise',
    `${LESSON}/lesson.mdx`,
    lesson.replace(/^promise.*\n/m, ''),
    `${LESSON}/lesson.mdx: promise: expected a sentence on one line, found nothing`,
  ],
  [
    'a slide without a title',
    `${LESSON}/lesson.mdx`,
    lesson.replace('<Slide title="The program" optional>', '<Slide optional>'),
    `${LESSON}/lesson.mdx: <Slide> 2: expected a title, found nothing`,
  ],
  [
    'two slides of one title',
    `${LESSON}/lesson.mdx`,
    lesson.replace('The program', 'How many threads?'),
    `${LESSON}/lesson.mdx: <Slide> 2: expected a title of its own, found "How many threads?"`,
  ],
  [
    'a quiz that asks about a lab of nowhere',
    `${LESSON}/quiz.json`,
    { questions: quiz.questions.map(({ files: _files, ...entry }) => ({ ...entry, lab: 'spinner' })) },
    `${LESSON}/quiz.json: questions[0].lab: expected a lab of this lesson (countdown), found "spinner"`,
  ],
])('names file, field, what was expected and what stood there: %s', (_name, path, content, message) => {
  put(path, content);
  expect(findMessages()).toEqual([message]);
});

test('says where JSON ends to be JSON', () => {
  put(`${LAB}/lab.json`, '{ "title": ');
  expect(findMessages()[0]).toMatch(`${LAB}/lab.json: expected JSON, found`);
});

test('shows every mistake at once', () => {
  put(`${LAB}/lab.json`, { ...lab, clock: 'fake' });
  put(`${LESSON}/lesson.mdx`, lesson.replace('minutes: 47', 'minutes: soon'));
  expect(findMessages()).toEqual([
    `${LAB}/lab.json: clock: expected "real" or "virtual", found "fake"`,
    `${LESSON}/lesson.mdx: minutes: expected a whole number from 1 to 240, found "soon"`,
  ]);
});
