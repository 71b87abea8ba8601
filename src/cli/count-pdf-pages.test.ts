import { expect, test } from 'vitest';
import { countPdfPages } from './count-pdf-pages.ts';

const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('the root of pages counts all of them', () => {
  const root = '9 0 obj\n<</Type /Pages\n/Count 10\n/Kids [7 0 R 8 0 R]>>\nendobj';
  const branch = '7 0 obj\n<</Type /Pages\n/Count 8\n/Parent 9 0 R>>\nendobj';
  expect(countPdfPages(toBytes(`%PDF-1.4\n${branch}\n${root}`))).toBe(10);
});

test('what is no PDF is refused', () => {
  expect(() => countPdfPages(toBytes('<!doctype html>'))).toThrow('Expected a PDF');
  expect(() => countPdfPages(toBytes('%PDF-1.4'))).toThrow('number of pages');
});
