import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findNeededFiles, findNeeds } from './find-needs.ts';

let dist = '';

function write(file: string, text: string): void {
  mkdirSync(dirname(join(dist, file)), { recursive: true });
  writeFileSync(join(dist, file), text);
}

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'needs-'));
  write('sw.js', '');
  write('_headers', '/*');
  write('learn/one/index.html', '<script src="/_astro/lesson.aa.js"></script>');
  write('learn/two/index.html', '<script src="/_astro/other.bb.js"></script>');
  write('present/one/index.html', '<link href="/_astro/deck.cc.css">');
  write('present/one/needs.json', '{}');
  write('_astro/lesson.aa.js', 'import("./lab.dd.js")');
  write('_astro/lab.dd.js', 'new URL("esbuild.ee.wasm", import.meta.url)');
  write('_astro/esbuild.ee.wasm', 'lab.dd.js other.bb.js');
  write('_astro/deck.cc.css', 'url(/_astro/font.ff.woff2)');
  write('_astro/font.ff.woff2', '');
  write('_astro/other.bb.js', '');
  write('net/flags/br.svg', '<svg/>');
});
afterEach(() => rmSync(dist, { recursive: true }));

test('a lesson needs its pages and all that they name, and nothing of other lessons', () => {
  expect(findNeededFiles(dist, { slug: 'one', usesNetwork: false })).toEqual([
    '_astro/deck.cc.css',
    '_astro/esbuild.ee.wasm',
    '_astro/font.ff.woff2',
    '_astro/lab.dd.js',
    '_astro/lesson.aa.js',
    '_headers',
    'learn/one/index.html',
    'present/one/index.html',
    'sw.js',
  ]);
});

test('the course network comes along where labs use it', () => {
  expect(findNeededFiles(dist, { slug: 'one', usesNetwork: true })).toContain('net/flags/br.svg');
});

test('paths are those that a browser asks for, and the version follows the files', () => {
  const before = findNeeds(dist, { slug: 'one', usesNetwork: false });
  expect(before.files.map(({ path }) => path)).toContain('/present/one/');
  expect(before.files.map(({ path }) => path)).not.toContain('/_headers');
  expect(before.sizeBytes).toBe(before.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0));
  write('learn/one/index.html', '<script src="/_astro/lesson.aa.js"></script> ');
  expect(findNeeds(dist, { slug: 'one', usesNetwork: false }).version).not.toBe(before.version);
});
