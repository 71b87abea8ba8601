import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLeaks } from './find-leaks.ts';
import { toServedLab } from './to-served-lab.ts';
import type { Lab } from './types.ts';

const lab: Lab = {
  id: 'countdown',
  title: 'Countdown',
  entry: 'main.ts',
  clock: 'virtual',
  record: 'tasks',
  network: {},
  prelude: ['lab'],
  predict: [],
  edits: [],
  check: [],
  expect: { outcome: 'finished', timedOutput: ['300 C 3'] },
  expectSolution: { outcome: 'finished' },
  files: { 'main.ts': 'start();\n' },
  solution: { 'main.ts': "say('solved');\nstop();\n" },
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaks-'));
  mkdirSync(join(folder, 'learn'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function put(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

test('a served lab leaks nothing', () => {
  put(
    'learn/index.html',
    `<script type="application/json">${JSON.stringify(toServedLab(lab, { slug: 'a' }))}</script>`,
  );
  expect(findLeaks(folder, [lab])).toEqual([]);
});

test('a whole lab in a page leaks its answers', () => {
  put('learn/index.html', JSON.stringify(lab));
  expect(findLeaks(folder, [lab])).toEqual([
    { file: 'learn/index.html', what: 'the field "expect" of a lab' },
    { file: 'learn/index.html', what: 'the text of countdown/solution/main.ts' },
  ]);
});

test('an answer in an attribute is a leak as well', () => {
  put('a.html', '<div data-lab="{&quot;expectSolution&quot;:{}}">');
  expect(findLeaks(folder, [lab])).toEqual([{ file: 'a.html', what: 'the field "expectSolution" of a lab' }]);
});

test('what exploring must show is a leak as well', () => {
  put('a.json', '{"outcomes":["1","2"]}');
  expect(findLeaks(folder, [lab])).toEqual([{ file: 'a.json', what: 'the field "outcomes" of a lab' }]);
});

test('a solution in a script is a leak as well', () => {
  put('a.js', `const text = ${JSON.stringify(lab.solution['main.ts'])};`);
  expect(findLeaks(folder, [lab])).toEqual([
    { file: 'a.js', what: 'the text of countdown/solution/main.ts' },
  ]);
});

test('a solution that another lab starts from is no leak', () => {
  put('a.js', JSON.stringify(lab.solution['main.ts']));
  const next: Lab = { ...lab, id: 'next', files: lab.solution, solution: {} };
  expect(findLeaks(folder, [lab, next])).toEqual([]);
});

test('a solution lies in its own folder as source alone', () => {
  mkdirSync(join(folder, 'solutions/a'), { recursive: true });
  const files = { ...lab.files, ...lab.solution };
  put('solutions/a/countdown.json', JSON.stringify({ files }));
  expect(findLeaks(folder, [lab])).toEqual([]);
  put('solutions/a/countdown.json', JSON.stringify({ files, expect: lab.expect }));
  expect(findLeaks(folder, [lab])).toEqual([
    { file: 'solutions/a/countdown.json', what: 'the field "expect" of a lab' },
  ]);
});
