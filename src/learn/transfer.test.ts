import { beforeEach, describe, expect, test } from 'vitest';
import { findDraft, findSpares, saveDraft } from './drafts.ts';
import { exportProgress, resetProgress } from './export-file.ts';
import { importProgress } from './merge-export.ts';
import { findAttempts, readProgress, saveAttempt, saveSolved } from './progress.ts';
import { readExport } from './read-export.ts';
import { findReviews, queueReview } from './reviews.ts';
import { findSetting, saveSetting } from './settings.ts';
import { saveVisit } from './visits.ts';

const LAB = 'countdown/countdown';
const STARTER = { starterHash: 'h', starter: { 'main.ts': 'starter' } };

beforeEach(resetProgress);

async function fill(): Promise<void> {
  await saveAttempt({
    lab: LAB,
    question: 'order',
    catches: 'M08',
    at: 1,
    answer: { kind: 'output', lines: ['C 3'] },
    verdict: 'wrong',
    rule: 'R5',
    confidence: 'sure',
    seed: 0,
    hints: 1,
  });
  await saveSolved({ lab: LAB, at: 2 });
  await saveVisit({ lesson: 'countdown', slide: 'b', lab: LAB, at: 3, seen: ['a', 'b'] });
  await saveDraft(LAB, { files: { 'main.ts': 'mine' }, ...STARTER, savedAt: 4 }, null);
  await queueReview({ lab: LAB, question: 'order', catches: 'M08' }, 5);
  await saveSetting('fontSize', 18, 6);
}

const pack = async (): Promise<string> => JSON.stringify(await exportProgress(1_700_000_000_000));

async function unpack(source: string): Promise<ReturnType<typeof importProgress>> {
  const read = readExport(source);
  if (read.type !== 'progress') throw new Error(read.message);
  return await importProgress(read.file, 99);
}

describe('from one browser to another', () => {
  test('everything comes over, and the summary counts it', async () => {
    await fill();
    const source = await pack();
    const before = JSON.parse(source) as unknown;
    await resetProgress();
    expect(await readProgress()).toEqual([]);
    expect(await unpack(source)).toEqual({
      attempts: 1,
      solved: 1,
      lessons: 1,
      drafts: 1,
      setAside: 0,
      reviews: 1,
      settings: 1,
    });
    expect(JSON.parse(await pack())).toEqual(before);
  });

  test('twice is the same as once', async () => {
    await fill();
    const source = await pack();
    const counts = Object.values(await unpack(source));
    expect(counts.every((count) => count === 0)).toBe(true);
    expect(JSON.parse(await pack())).toEqual(JSON.parse(source));
  });

  test('the newer text shows, the older one stays among the earlier ones', async () => {
    await fill();
    const source = await pack();
    await saveDraft(LAB, { files: { 'main.ts': 'later' }, ...STARTER, savedAt: 50 }, 4);
    expect(await unpack(source)).toMatchObject({ drafts: 0, setAside: 1 });
    expect((await findDraft(LAB))?.files).toEqual({ 'main.ts': 'later' });
    expect((await findSpares(LAB))[0]?.files[0]?.text).toBe('mine');

    await resetProgress();
    await saveDraft(LAB, { files: { 'main.ts': 'early' }, ...STARTER, savedAt: 1 }, null);
    expect(await unpack(source)).toMatchObject({ drafts: 1, setAside: 1 });
    expect((await findDraft(LAB))?.files).toEqual({ 'main.ts': 'mine' });
    expect((await findSpares(LAB))[0]?.files[0]?.text).toBe('early');
  });

  test('attempts are united, visits add up, the newer setting holds', async () => {
    await fill();
    const source = await pack();
    await resetProgress();
    await saveAttempt({
      lab: LAB,
      question: 'order',
      catches: 'M08',
      at: 7,
      answer: null,
      verdict: 'skipped',
      rule: null,
    });
    await saveVisit({ lesson: 'countdown', slide: 'c', lab: null, at: 30, seen: ['c'] });
    await saveSetting('fontSize', 22, 60);
    await unpack(source);
    expect((await findAttempts(LAB)).map(({ verdict }) => verdict).toSorted()).toEqual(['skipped', 'wrong']);
    expect((await readProgress())[0]?.seen).toEqual(['c', 'a', 'b']);
    expect(await findSetting('fontSize')).toBe(22);
    expect(await findReviews()).toHaveLength(1);
  });
});

describe('files that cannot be used are named kindly, and change nothing', () => {
  test.each([
    ['no JSON', 'hello', 'it is not a JSON file'],
    ['something else', '{"a":1}', 'it was not exported from this site'],
    ['a list', '[]', 'it was not exported from this site'],
    ['no version', '{"interleave":"progress"}', 'does not say which version'],
    ['a newer version', '{"interleave":"progress","version":99}', 'newer version of this site (99'],
    ['a table that is none', '{"interleave":"progress","version":2,"solved":{}}', '“solved” is not a list'],
    [
      'a field that is none',
      '{"interleave":"progress","version":2,"solved":[{"lab":"a","at":"soon"}]}',
      'solved[0].at is not a time in milliseconds since 1970. Has the file been edited?',
    ],
    [
      'an answer of no kind',
      '{"interleave":"progress","version":2,"attempts":[{"lab":"a","question":"q","catches":"M01","at":1,"answer":{"kind":"toString"},"verdict":"right","rule":null,"confidence":null,"seed":0,"hints":0}]}',
      'attempts[0].answer is not an answer of a known kind, or null',
    ],
  ])('%s', (_, source, says) => {
    const read = readExport(source);
    expect(read.type === 'unusable' && read.message).toContain(says);
    expect(read.type === 'unusable' && read.message).toContain('Nothing was changed.');
  });

  test('a file of version 1 is read', () => {
    const old = {
      lab: LAB,
      question: 'q',
      catches: 'M1',
      at: 1,
      answer: null,
      verdict: 'skipped',
      rule: null,
    };
    const read = readExport(JSON.stringify({ interleave: 'progress', version: 1, attempts: [old] }));
    expect(read.type === 'progress' && read.file.attempts).toEqual([
      { ...old, confidence: null, seed: 0, hints: 0 },
    ]);
  });

  test('fields that nobody asked for stay outside', () => {
    const read = readExport(
      '{"interleave":"progress","version":2,"solved":[{"lab":"a","at":1,"id":5,"__proto__":{"x":1}}],"more":[1]}',
    );
    expect(read.type === 'progress' && read.file.solved).toEqual([{ lab: 'a', at: 1 }]);
    expect(read.type === 'progress' && Object.keys(read.file)).not.toContain('more');
  });
});
