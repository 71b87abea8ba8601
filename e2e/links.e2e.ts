// Every link of the built site leads somewhere: to a page or file that is there, and to an anchor in it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { DIST } from '../src/cli/ensure-built.ts';
import { findLinks, findMistake, type SitePages } from './site-links.ts';
import { listRoutes } from './routes.ts';

const pages: SitePages = {
  routes: new Map(listRoutes().map((route) => [route, read(route)])),
  hasFile: (path) => existsSync(join(DIST, path)) && statSync(join(DIST, path)).isFile(),
};

function read(route: string): string {
  return readFileSync(join(DIST, route.endsWith('/') ? `${route}index.html` : route), 'utf8');
}

test('every link of every page leads somewhere', () => {
  const mistakes = [...pages.routes].flatMap(([route, html]) =>
    findLinks(html).flatMap((link) => {
      const mistake = findMistake(link, route, pages);
      return mistake === null ? [] : [`${route}: ${link}: ${mistake}`];
    }),
  );
  expect(mistakes).toEqual([]);
});

/** The path that a page names as the one to quote; null when search engines leave it out. */
function findQuoted(html: string): string | null {
  const [, address] = /<link rel="canonical" href="([^"]+)"/.exec(html) ?? [];
  return address === undefined ? null : new URL(address).pathname;
}

test('every page has links, a title and a description of its own', () => {
  // Decks quote their lesson; questions of one kind ask the same of different programs.
  const own = [...pages.routes].filter(
    ([route, html]) => findQuoted(html) === route && !route.startsWith('/q/'),
  );
  expect(own.length).toBeGreaterThan(8);
  for (const part of [/<title>([^<]+)<\/title>/, /<meta name="description" content="([^"]+)"/]) {
    const texts = own.map(([route, html]) => part.exec(html)?.[1] ?? `${route} has none`);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  }
  for (const [route, html] of own) expect([route, findLinks(html).length > 3]).toEqual([route, true]);
});

test('the page to quote is there', () => {
  const quoted = [...pages.routes.values()].map(findQuoted).filter((path) => path !== null);
  expect(quoted.filter((path) => !pages.routes.has(path))).toEqual([]);
});

test('the site map lists each page that search engines may offer, and robots.txt names it', () => {
  const map = readFileSync(join(DIST, 'sitemap.xml'), 'utf8');
  const listed = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address = '']) => new URL(address).pathname,
  );
  expect(listed).toContain('/learn/countdown/');
  expect(listed.filter((path) => !pages.routes.has(path))).toEqual([]);
  const unlisted = [...pages.routes].filter(([, html]) => html.includes('content="noindex"'));
  expect(unlisted.filter(([route]) => listed.includes(route)).map(([route]) => route)).toEqual([]);
  expect(readFileSync(join(DIST, 'robots.txt'), 'utf8')).toContain('sitemap.xml');
});
