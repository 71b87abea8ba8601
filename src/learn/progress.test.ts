import { expect, test } from 'vitest';
import { findAttempts, findSolved, readProgress, saveAttempt, saveSolved } from './progress.ts';
import { findSetting, saveSetting } from './settings.ts';
import { watchStore } from './store.ts';
import type { StoreNews } from './store.ts';
import { findLastVisit, saveVisit, toVisit } from './visits.ts';

const ATTEMPT = {
  catches: 'M08',
  answer: null,
  verdict: 'wrong' as const,
  rule: null,
};

test('attempts are only added, and progress counts each question once, by its last attempt', async () => {
  const lab = 'count/one';
  await saveAttempt({ ...ATTEMPT, lab, question: 'a', at: 1 });
  await saveAttempt({ ...ATTEMPT, lab, question: 'a', at: 2, verdict: 'right', confidence: 'sure', seed: 7 });
  await saveAttempt({ ...ATTEMPT, lab: 'count/two', question: 'a', at: 3 });
  await saveSolved({ lab, at: 5 });
  await saveSolved({ lab, at: 9 });
  await saveVisit({ lesson: 'count', slide: 'b', lab: null, at: 4, seen: ['a', 'b'] });
  expect((await findAttempts(lab)).map(({ verdict, seed, hints }) => ({ verdict, seed, hints }))).toEqual([
    { verdict: 'wrong', seed: 0, hints: 0 },
    { verdict: 'right', seed: 7, hints: 0 },
  ]);
  expect(await findSolved(lab)).toEqual({ lab, at: 5 });
  expect(await readProgress()).toEqual([
    { lesson: 'count', seen: ['a', 'b'], answered: 2, right: 1, solved: [lab], at: 5 },
  ]);
});

test('a visit remembers the last lab and all that was seen', () => {
  const first = toVisit(null, { lesson: 'l', slide: 'a', lab: 'l/x', at: 1, seen: ['a'] });
  const second = toVisit(first, { lesson: 'l', slide: 'b', lab: null, at: 2, seen: ['b', 'a'] });
  expect(second).toEqual({ lesson: 'l', slide: 'b', lab: 'l/x', at: 2, seen: ['a', 'b'] });
  const late = toVisit(second, { lesson: 'l', slide: 'a', lab: null, at: 1, seen: ['c'] });
  expect(late).toEqual({ ...second, seen: ['a', 'b', 'c'] });
});

test('the last visit of all lessons is where to go on', async () => {
  await saveVisit({ lesson: 'early', slide: 's', lab: null, at: 100, seen: [] });
  await saveVisit({ lesson: 'late', slide: 't', lab: null, at: 200, seen: [] });
  expect((await findLastVisit())?.lesson).toBe('late');
});

test('a setting is kept, changed and forgotten', async () => {
  expect(await findSetting('font')).toBeNull();
  await saveSetting('font', 18, 1);
  await saveSetting('font', 20, 2);
  expect(await findSetting('font')).toBe(20);
  await saveSetting('font', null, 3);
  expect(await findSetting('font')).toBeNull();
});

test('who watches hears of each change, until they stop', async () => {
  const heard: StoreNews[] = [];
  const stop = watchStore((news) => heard.push(news));
  await saveSetting('a', 1, 1);
  stop();
  await saveSetting('a', 2, 2);
  expect(heard).toEqual([{ tables: ['settings'], about: 'a', isFromElsewhere: false }]);
});
