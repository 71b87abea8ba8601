import { describe, expect, test } from 'vitest';
import {
  chooseDraft,
  deleteDraft,
  findDraft,
  findSpares,
  restoreSpare,
  saveDraft,
  toDraft,
} from './drafts.ts';
import type { Draft } from './drafts.ts';

const starter = { 'main.ts': 'a' };

function createDraft(files: Record<string, string>, change: Partial<Draft> = {}): Draft {
  return { files, starterHash: 'h1', starter, savedAt: 10, ...change };
}

describe('which text is shown', () => {
  test('without a draft, or with the starter’s own text, the starter is shown', () => {
    expect(chooseDraft(null, starter, 'h1')).toEqual({ type: 'starter' });
    expect(chooseDraft(createDraft({ 'main.ts': 'a' }, { starterHash: 'h0' }), starter, 'h1')).toEqual({
      type: 'starter',
    });
  });

  test('the learner’s text comes back', () => {
    const files = { 'main.ts': 'b' };
    expect(chooseDraft(createDraft(files), starter, 'h1')).toEqual({ type: 'draft', files });
  });

  test('when the starter has changed in a file of the learner’s, they choose', () => {
    const files = { 'main.ts': 'b', 'w.ts': 'c' };
    const draft = createDraft(files, { starterHash: 'h0', starter: { 'main.ts': 'old' } });
    expect(chooseDraft(draft, starter, 'h1')).toEqual({ type: 'conflict', files });
  });

  test('when it changed elsewhere, both changes stand', () => {
    const draft = createDraft(
      { 'main.ts': 'mine', 'w.ts': 'w' },
      { starterHash: 'h0', starter: { 'main.ts': 'a', 'w.ts': 'w' } },
    );
    const now = { 'main.ts': 'a', 'w.ts': 'new w' };
    expect(chooseDraft(draft, now, 'h1')).toEqual({
      type: 'draft',
      files: { 'main.ts': 'mine', 'w.ts': 'new w' },
    });
  });

  test('a draft whose starter is not known is the learner’s to decide on', () => {
    const files = { 'main.ts': 'b' };
    expect(chooseDraft(createDraft(files, { starterHash: 'h0', starter: {} }), starter, 'h1')).toEqual({
      type: 'conflict',
      files,
    });
  });

  test('files of one lab make one draft, dated by the oldest starter', () => {
    const file = { lab: 'l', text: 't', starter: null };
    expect(
      toDraft([
        { ...file, path: 'b.ts', starterHash: 'new', savedAt: 2 },
        { ...file, path: 'a.ts', starterHash: 'old', starter: 's', savedAt: 1 },
      ]),
    ).toEqual({
      files: { 'b.ts': 't', 'a.ts': 't' },
      starterHash: 'old',
      starter: { 'a.ts': 's' },
      savedAt: 2,
    });
    expect(toDraft([])).toBeNull();
  });
});

describe('two tabs', () => {
  test('a text that goes on from the saved one takes its place; files that are gone go', async () => {
    const lab = 'two/on';
    const first = createDraft({ 'main.ts': '1', 'w.ts': 'w' }, { savedAt: 10 });
    expect(await saveDraft(lab, first, null)).toEqual({ type: 'kept' });
    const second = createDraft({ 'main.ts': '2' }, { savedAt: 20 });
    expect(await saveDraft(lab, second, 10)).toEqual({ type: 'kept' });
    expect(await findDraft(lab)).toEqual(second);
  });

  test('what another tab has saved since is not written over, but handed back', async () => {
    const lab = 'two/apart';
    const theirs = createDraft({ 'main.ts': 'theirs' }, { savedAt: 30 });
    await saveDraft(lab, theirs, null);
    const mine = createDraft({ 'main.ts': 'mine' }, { savedAt: 31 });
    expect(await saveDraft(lab, mine, null)).toEqual({ type: 'newer', draft: theirs });
    expect(await saveDraft(lab, mine, 29)).toEqual({ type: 'newer', draft: theirs });
    expect(await findDraft(lab)).toEqual(theirs);
  });

  test('both at the same text agree', async () => {
    const lab = 'two/same';
    await saveDraft(lab, createDraft({ 'main.ts': 'x' }, { savedAt: 30 }), null);
    const again = createDraft({ 'main.ts': 'x' }, { savedAt: 31 });
    expect(await saveDraft(lab, again, null)).toEqual({ type: 'kept' });
  });
});

describe('earlier texts', () => {
  test('what a reset takes away comes back, and what it replaces is earlier then', async () => {
    const lab = 'spare/reset';
    await saveDraft(lab, createDraft({ 'main.ts': 'one' }, { savedAt: 1 }), null);
    await deleteDraft(lab, 2);
    expect(await findDraft(lab)).toBeNull();
    await saveDraft(lab, createDraft({ 'main.ts': 'two' }, { savedAt: 3 }), null);
    await restoreSpare(lab, 2, 4);
    expect((await findDraft(lab))?.files).toEqual({ 'main.ts': 'one' });
    expect((await findSpares(lab)).map(({ files }) => files[0]?.text)).toEqual(['two']);
  });

  test('five are kept, each text once', async () => {
    const lab = 'spare/many';
    for (const text of ['a', 'b', 'b', 'c', 'd', 'e', 'f']) {
      await saveDraft(lab, createDraft({ 'main.ts': text }, { savedAt: 1 }), 9);
      await deleteDraft(lab, 2);
    }
    expect((await findSpares(lab)).map(({ files }) => files[0]?.text)).toEqual(['f', 'e', 'd', 'c', 'b']);
  });
});
