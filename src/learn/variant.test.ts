import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countVariants, makeVariant } from './variant.ts';

const lab = {
  files: { 'main.ts': "go('A', 700);\ngo('B', 200);\n", 'other.ts': 'const n = 3;\n' },
  vary: [
    { file: 'main.ts', text: "go('A', 700)", values: ["go('A', 900)", "go('A', 100)"] },
    { file: 'main.ts', text: "'B', 200", values: ["'B', 50"] },
    { file: 'other.ts', text: 'n = 3', values: ['n = 4', 'n = 5'] },
  ],
};

describe('a variant', () => {
  test('as many seeds in a row as there are variants give each once, never the starter', () => {
    const count = countVariants(lab);
    expect(count).toBe(17);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (first) => {
        const texts = Array.from({ length: count }, (_, step) =>
          JSON.stringify(makeVariant(lab, first + step)?.files),
        );
        expect(new Set(texts).size).toBe(count);
        expect(texts).not.toContain(JSON.stringify(lab.files));
      }),
    );
  });

  test('the same seed gives the same variant, and says what it changes', () => {
    expect(makeVariant(lab, 5)).toEqual(makeVariant(lab, 5));
    const variant = makeVariant(
      { files: { 'a.ts': 'x = 1' }, vary: [{ file: 'a.ts', text: '1', values: ['2'] }] },
      9,
    );
    expect(variant).toEqual({
      seed: 9,
      files: { 'a.ts': 'x = 2' },
      changes: [{ file: 'a.ts', from: '1', to: '2' }],
    });
  });

  test('no value is taken for the text of another entry', () => {
    const files = { 'a.ts': 'a b' };
    const vary = [
      { file: 'a.ts', text: 'a', values: ['b'] },
      { file: 'a.ts', text: 'b', values: ['a'] },
    ];
    const texts = [1, 2, 3].map((seed) => makeVariant({ files, vary }, seed)?.files['a.ts']).toSorted();
    expect(texts).toEqual(['a a', 'b a', 'b b']);
  });

  test('nothing varies, so there is none', () => {
    expect(makeVariant({ files: lab.files }, 1)).toBeNull();
  });
});
