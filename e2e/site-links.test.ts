import { expect, test } from 'vitest';
import { findLinks, findMistake, type SitePages } from './site-links.ts';

const pages: SitePages = {
  routes: new Map([
    ['/', '<main id="main">'],
    ['/glossary/', '<div id="timer">'],
  ]),
  hasFile: (path) => path === '/favicon.svg',
};

test('links are read off markup, not off scripts', () => {
  const html = `<a href="/a/?x=1&amp;y=2">a</a><script src="/s.js">const x = ' href="/no/"';</script><img src="/p.svg">`;
  expect(findLinks(html)).toEqual(['/a/?x=1&y=2', '/s.js', '/p.svg']);
});

test.each([
  ['/glossary/#timer', null],
  ['#timer', null],
  ['../favicon.svg', null],
  ['https://example.com/', null],
  ['/#lab=1.abc', null],
  ['/glossary/#gone', 'has no anchor #gone there'],
  ['/nowhere/', 'leads to nothing'],
  ['/glossary', 'leads to nothing'],
  ['http://example.com/', 'does not begin with https:'],
])('%s from the glossary', (link, mistake) => {
  expect(findMistake(link, '/glossary/', pages)).toBe(mistake);
});
