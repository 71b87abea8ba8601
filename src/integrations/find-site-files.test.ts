import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findSiteFiles, toSiteList } from './find-site-files.ts';

let dist = '';
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'site-'));
});
afterEach(() => rmSync(dist, { recursive: true }));

function write(file: string, text = file): void {
  mkdirSync(dirname(join(dist, file)), { recursive: true });
  writeFileSync(join(dist, file), text);
}

test('pages, assets and the search index are listed; what hosts and printers use is not', () => {
  const wanted = ['_astro/a.js', 'index.html', 'learn/races/index.html', 'pagefind/pagefind.js'];
  const unwanted = [
    '_headers',
    'sw.js',
    'a.js.map',
    'present/races/needs.json',
    'present/races/print/index.html',
  ];
  for (const file of [...wanted, ...unwanted]) write(file);
  expect(findSiteFiles(dist)).toEqual(wanted);
});

test('a page is listed by the path that a browser asks for, with its size', () => {
  write('learn/races/index.html', 'four');
  const { files, sizeBytes } = toSiteList(dist, findSiteFiles(dist));
  expect(files).toMatchObject([{ path: '/learn/races/', sizeBytes: 4 }]);
  expect(sizeBytes).toBe(4);
});

test('the version stays while the files stay, and changes with any of them', () => {
  write('a.js');
  write('b.js');
  const version = (): string => toSiteList(dist, findSiteFiles(dist)).version;
  const first = version();
  expect(version()).toBe(first);
  write('b.js', 'changed');
  expect(version()).not.toBe(first);
});
