import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveDist, type ServedSite } from './serve-dist.ts';

let folder: string;
let site: ServedSite;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'interleave-dist-'));
  mkdirSync(join(folder, 'dist/learn'), { recursive: true });
  writeFileSync(join(folder, 'dist/index.html'), 'home');
  writeFileSync(join(folder, 'dist/404.html'), 'not here');
  writeFileSync(join(folder, 'dist/learn/index.html'), 'lessons');
  writeFileSync(join(folder, 'dist/a b.wasm'), 'wasm');
  writeFileSync(join(folder, 'dist/_headers'), '/learn/*\n  X-Room: lessons\n');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  site = await serveDist(join(folder, 'dist'), 0);
});

afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

test('a folder is answered by its index.html, with the headers of its path', async () => {
  const answer = await fetch(`${site.url}/learn/`);
  expect(await answer.text()).toBe('lessons');
  expect(answer.headers.get('x-room')).toBe('lessons');
  expect(answer.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
});

test('a folder without its slash is sent to the one with it', async () => {
  const answer = await fetch(`${site.url}/learn`);
  expect(answer.redirected).toBe(true);
  expect(answer.url).toBe(`${site.url}/learn/`);
});

test('a file has its media type, also where its name holds a space', async () => {
  const answer = await fetch(`${site.url}/a%20b.wasm`);
  expect(answer.headers.get('content-type')).toBe('application/wasm');
});

test('what is missing is answered with 404 and the 404 page', async () => {
  const answer = await fetch(`${site.url}/nowhere/`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe('not here');
});

test.each([
  ['dots', '/../secret.txt'],
  ['encoded dots', '/..%2fsecret.txt'],
  ['a malformed escape', '/%E0%A4%A'],
])('nothing outside the site is served: %s', async (_name, path) => {
  const { status, text } = await getRaw(path);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(text).not.toContain('secret');
});

test('a method that writes is refused', async () => {
  expect((await fetch(`${site.url}/`, { method: 'POST' })).status).toBe(405);
});

/** A request whose path nobody normalises on the way. */
function getRaw(path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site.url);
    request({ hostname, port, path }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    })
      .on('error', reject)
      .end();
  });
}
