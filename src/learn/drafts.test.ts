import { describe, expect, test } from 'vitest';
import { chooseDraft, toDraft } from './drafts.ts';

const starter = { 'main.ts': 'a' };

describe('drafts', () => {
  test('without a draft, or with the starter’s own text, the starter is shown', () => {
    expect(chooseDraft(null, starter, 'h1')).toEqual({ type: 'starter' });
    expect(chooseDraft({ files: { 'main.ts': 'a' }, starterHash: 'h0' }, starter, 'h1')).toEqual({
      type: 'starter',
    });
  });

  test('the learner’s text comes back', () => {
    const files = { 'main.ts': 'b' };
    expect(chooseDraft({ files, starterHash: 'h1' }, starter, 'h1')).toEqual({ type: 'draft', files });
  });

  test('when the starter has changed since, the learner chooses', () => {
    const files = { 'main.ts': 'b', 'w.ts': 'c' };
    expect(chooseDraft({ files, starterHash: 'h0' }, starter, 'h1')).toEqual({ type: 'conflict', files });
  });

  test('files of one lab make one draft, dated by the oldest starter', () => {
    const file = { lab: 'l', text: 't' };
    expect(
      toDraft([
        { ...file, path: 'b.ts', starterHash: 'new', savedAt: 2 },
        { ...file, path: 'a.ts', starterHash: 'old', savedAt: 1 },
      ]),
    ).toEqual({ files: { 'b.ts': 't', 'a.ts': 't' }, starterHash: 'old' });
    expect(toDraft([])).toBeNull();
  });
});
