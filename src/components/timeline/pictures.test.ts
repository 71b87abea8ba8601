import { expect, test } from 'vitest';
import { findControls, findCrossing, findRowsPassedOver, findPoint } from './curves.ts';
import { findPictureSource } from './picture-cache.ts';
import { findSourceText, splitSources } from './source-text.ts';

test('a curve crosses a strand where it is said to', () => {
  const controls = findControls({ from: [10, 20], to: [400, 220], bowPx: 0 });
  expect(findPoint(controls, findCrossing(controls, 120))[1]).toBeCloseTo(120, 2);
  const up = findControls({ from: [10, 220], to: [12, 20], bowPx: 9 });
  expect(findPoint(up, findCrossing(up, 60))[1]).toBeCloseTo(60, 2);
});

test('a curve goes over and under by turns', () => {
  expect(findRowsPassedOver(0, 5)).toEqual([1, 3]);
  expect(findRowsPassedOver(4, 1)).toEqual([3]);
  expect(findRowsPassedOver(2, 3)).toEqual([]);
});

const picture = {
  i: 0,
  at: 0,
  lane: 0,
  site: null,
  cause: null,
  type: 'picture',
  label: 'br',
  mime: 'image/svg+xml',
} as const;

test.each([
  ['a path of this site', { ...picture, url: '/net/flags/br.svg' }, '/net/flags/br.svg'],
  ['another host', { ...picture, url: 'https://example.com/a.svg' }, null],
  ['another host without a scheme', { ...picture, url: '//example.com/a.svg' }, null],
  ['a script', { ...picture, url: 'javascript:alert(1)' }, null],
  ['bytes', { ...picture, data: 'AAAA' }, 'data:image/svg+xml;base64,AAAA'],
  ['bytes that are no picture', { ...picture, mime: 'text/html', data: 'AAAA' }, null],
])('only pictures of this site and of the run itself are loaded: %s', (_name, event, source) => {
  expect(findPictureSource(event)).toBe(source);
});

test('a site’s line of source comes without its indent', () => {
  const lines = splitSources({ 'main.ts': 'a\n  await sleep(5);\r\n' });
  const site = { file: 'main.ts', line: 2, column: 3, endLine: 2, endColumn: 9 };
  expect(findSourceText(lines, site)).toBe('await sleep(5);');
  expect(findSourceText(lines, { ...site, file: 'w.ts' })).toBe('');
});
