import { describe, expect, test } from 'vitest';
import type { OutputLine } from '../../lab/run/types.ts';
import { createOutputReader, findRowAt, toPlainText } from './output-view.ts';

const write = (text: string, lane = 0, event = 0): OutputLine => ({
  at: event,
  lane,
  stream: 'log',
  text,
  event,
});

describe('output view', () => {
  test('reads on where it stopped, and begins anew with a new run', () => {
    const reader = createOutputReader();
    const first = [write('a\n')];
    expect(reader.read(first, null, 10).rows.map((row) => row.text)).toEqual(['a']);
    const more = [...first, write('b\n')];
    expect(reader.read(more, null, 10).rows.map((row) => row.text)).toEqual(['a', 'b']);
    expect(reader.read([write('c\n')], null, 10).rows.map((row) => row.text)).toEqual(['c']);
    expect(reader.read([], null, 10).rows).toEqual([]);
  });

  test('keeps the last rows of a flood and counts the others', () => {
    const output = Array.from({ length: 100 }, (_, index) => write(`${String(index)}\n`, index % 2));
    const { rows, hidden } = createOutputReader().read(output, null, 30);
    expect([rows.length, rows[0]?.text, rows.at(-1)?.text, hidden]).toEqual([30, '70', '99', 70]);
  });

  test('shows one lane alone, and counts its own hidden lines', () => {
    const output = Array.from({ length: 100 }, (_, index) => write(`${String(index)}\n`, index % 2));
    const { rows, hidden, lanes } = createOutputReader().read(output, 1, 30);
    expect(rows.every((row) => row.lane === 1)).toBe(true);
    expect([rows.length, hidden, lanes]).toEqual([30, 20, [0, 1]]);
  });

  test('a line that two lanes wrote belongs to both, by segments', () => {
    const { rows } = createOutputReader().read([write('a', 1, 3), write('b\n', 2, 4)], 2, 10);
    expect(rows[0]).toMatchObject({ text: 'ab', lane: 1, event: 3, at: 4 });
    expect(rows[0]?.segments.map((segment) => segment.lane)).toEqual([1, 2]);
  });

  test('the cursor stands on the last line that was printed', () => {
    const { rows } = createOutputReader().read([write('a\n', 0, 5), write('b\n', 0, 9)], null, 10);
    expect([4, 5, 8, 9, 99].map((cursor) => findRowAt(rows, cursor))).toEqual([-1, 0, 0, 1, 1]);
    expect(toPlainText(rows)).toBe('a\nb\n');
  });
});
