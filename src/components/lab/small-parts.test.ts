import { describe, expect, test } from 'vitest';
import type { TraceEvent } from '../../lab/trace/index.ts';
import type { Question } from '../../learn/question.ts';
import { describeActual, describeAnswer } from './describe-answer.ts';
import { findScope, toFilePath, toModelPath } from './editor/model-path.ts';
import { findNameFault } from './file-name.ts';
import { toPictureSource } from './picture-source.ts';
import { splitPlaces } from './split-places.ts';
import { toSegmentStyle } from './segment-style.ts';
import { findEventOnLine, findSite } from './source-cursor.ts';

describe('file names', () => {
  test.each(['a.ts', 'worker-2.ts', 'lib/w_1.ts', 'a.test.ts'])('%s is fine', (name) => {
    expect(findNameFault(name, ['main.ts'])).toBe('');
  });

  test.each(['', 'a.js', 'a.d.ts', '../a.ts', '/a.ts', 'a b.ts', '.ts', 'Main.ts', '__proto__'])(
    '“%s” is not, and it is said why',
    (name) => {
      expect(findNameFault(name, ['main.ts'])).not.toBe('');
    },
  );
});

describe('pictures', () => {
  test.each([
    {
      name: 'a file of the course network',
      picture: { url: '/net/flags/br.svg' },
      source: '/net/flags/br.svg',
    },
    { name: 'bytes', picture: { data: 'aGk=' }, source: 'data:image/png;base64,aGk=' },
    { name: 'another site', picture: { url: 'https://example.org/a.png' }, source: null },
    { name: 'another site without its scheme', picture: { url: '//example.org/a.png' }, source: null },
    { name: 'a path that climbs', picture: { url: '/net/../secret' }, source: null },
    { name: 'a page as a picture', picture: { data: 'aGk=', mime: 'text/html' }, source: null },
    { name: 'a type that breaks out', picture: { data: 'aGk=', mime: 'image/png;x,' }, source: null },
    { name: 'nothing', picture: {}, source: null },
  ])('$name', ({ picture, source }) => {
    expect(toPictureSource({ mime: 'image/png', ...picture })).toBe(source);
  });
});

describe('addresses in the editor', () => {
  test('a file goes there and comes back, within its lab only', () => {
    const address = toModelPath('3/countdown/countdown', 'lib/a.ts');
    expect(toFilePath('3/countdown/countdown', address)).toBe('lib/a.ts');
    expect(toFilePath('4/countdown/countdown', address)).toBeNull();
    expect(findScope(address)).toBe('3/countdown/countdown');
    expect(findScope('file:///lab.d.ts')).toBeNull();
  });
});

describe('places in a sentence', () => {
  test('lead there, and the rest stays as it is', () => {
    const parts = splitPlaces('A read x = 0 (lib/w.ts, line 2) before main.ts:10; lost.');
    expect(parts.map(({ text, site }) => [text, site?.file, site?.line])).toEqual([
      ['A read x = 0 (', undefined, undefined],
      ['lib/w.ts, line 2', 'lib/w.ts', 2],
      [') before ', undefined, undefined],
      ['main.ts:10', 'main.ts', 10],
      ['; lost.', undefined, undefined],
    ]);
    expect(splitPlaces('')).toEqual([]);
  });
});

describe('cursor and source', () => {
  const event = (i: number, lane: number, line: number | null): TraceEvent => ({
    i,
    at: i,
    lane,
    type: 'resumed',
    cause: null,
    site: line === null ? null : { file: 'main.ts', line, column: 1, endLine: line, endColumn: 2 },
  });
  const events = [event(0, 0, 1), event(1, 1, 5), event(2, 0, null), event(3, 1, 5), event(4, 1, null)];

  test('an event without a place stands where its lane stood last', () => {
    expect([0, 2, 4].map((index) => findSite(events, index)?.line)).toEqual([1, 1, 5]);
    expect(findSite(events, 9)).toBeNull();
  });

  test('a line leads to its next event after the cursor, and round again', () => {
    expect([null, 1, 3].map((cursor) => findEventOnLine(events, 'main.ts', 5, cursor))).toEqual([1, 3, 1]);
    expect(findEventOnLine(events, 'main.ts', 7, null)).toBeNull();
    expect(findEventOnLine(events, 'other.ts', 5, null)).toBeNull();
  });
});

describe('answers in words', () => {
  const base = { id: 'q', ask: 'When?', catches: 'M03', measure: { type: 'elapsed' as const } };
  const choice: Question = { ...base, kind: 'choice', options: [{ text: 'After `6 s`', value: 6000 }] };

  test('an answer is quoted without its marks', () => {
    expect(describeAnswer(choice, { kind: 'choice', option: 0 })).toBe('After 6 s');
    expect(
      describeAnswer({ ...base, kind: 'output', lines: 3 }, { kind: 'output', lines: ['a', '', 'b'] }),
    ).toBe('a · b');
  });

  test.each([
    { value: 6000, text: 'After `6 s`' },
    { value: 6043, text: '6.043 s' },
    { value: null, text: 'it never came' },
  ])('the run says $text', ({ value, text }) => {
    expect(describeActual(choice, value)).toBe(text);
  });
});

describe('terminal colours', () => {
  const style = {
    color: 1,
    background: null,
    bold: true,
    dim: false,
    italic: false,
    underline: false,
    strike: false,
    inverse: false,
  };

  test('ANSI colours are the site’s tokens; nothing else gets into a style', () => {
    expect(toSegmentStyle(style)).toEqual({ color: 'var(--ansi-1)', fontWeight: 700 });
    expect(toSegmentStyle({ ...style, bold: false, color: '#0a0b0c' })).toEqual({ color: '#0a0b0c' });
    expect(toSegmentStyle({ ...style, bold: false, color: 'url(//x)' })).toEqual({});
    expect(toSegmentStyle({ ...style, bold: false, inverse: true })).toEqual({
      color: 'var(--color-surface)',
      backgroundColor: 'var(--ansi-1)',
    });
  });
});
