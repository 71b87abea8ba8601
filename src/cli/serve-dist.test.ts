import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveDist, type ServedSite } from './serve-dist.ts';

const LONG = 'lane '.repeat(1000);
let folder: string;
let site: ServedSite;
let packed: ServedSite;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'interleave-dist-'));
  mkdirSync(join(folder, 'dist/learn'), { recursive: true });
  writeFileSync(join(folder, 'dist/index.html'), 'home');
  writeFileSync(join(folder, 'dist/404.html'), 'not here');
  writeFileSync(join(folder, 'dist/learn/index.html'), 'lessons');
  writeFileSync(join(folder, 'dist/a b.wasm'), 'wasm');
  writeFileSync(join(folder, 'dist/long.txt'), LONG);
  writeFileSync(join(folder, 'dist/_headers'), '/learn/*\n  X-Room: lessons\n');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  site = await serveDist(join(folder, 'dist'), 0);
  packed = await serveDist(join(folder, 'dist'), 0, { isPacked: true });
});

afterAll(async () => {
  await site.close();
  await packed.close();
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

test.each([
  ['brotli', 'gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip', 'gzip, br;q=0', 'gzip', gunzipSync],
])('a long text goes as %s where the client takes it', async (_name, accepted, encoding, unpack) => {
  const { body, headers } = await getRaw('/long.txt', packed, { 'accept-encoding': accepted });
  expect(headers['content-encoding']).toBe(encoding);
  expect(headers['content-length']).toBe(String(body.length));
  expect(headers.vary).toBe('Accept-Encoding');
  expect(body.length).toBeLessThan(LONG.length / 10);
  expect(unpack(body).toString()).toBe(LONG);
});

test('a client that names no encoding gets the text as it is', async () => {
  const { text, headers } = await getRaw('/long.txt', packed);
  expect(headers['content-encoding']).toBeUndefined();
  expect(text).toBe(LONG);
});

test('what is short goes as it is', async () => {
  const { headers } = await getRaw('/learn/', packed, { 'accept-encoding': 'br' });
  expect(headers['content-encoding']).toBeUndefined();
});

test('a file that changes is packed anew', async () => {
  const file = join(folder, 'dist/changing.txt');
  const read = async (): Promise<string> => await (await fetch(`${packed.url}/changing.txt`)).text();
  writeFileSync(file, 'old '.repeat(500));
  expect(await read()).toBe('old '.repeat(500));
  writeFileSync(file, 'new '.repeat(500));
  utimesSync(file, new Date(), new Date(Date.now() + 5000));
  expect(await read()).toBe('new '.repeat(500));
});

test('a method that writes is refused', async () => {
  expect((await fetch(`${site.url}/`, { method: 'POST' })).status).toBe(405);
});

/** A request whose path nobody normalises on the way, and whose body nobody unpacks. */
function getRaw(
  path: string,
  { url }: ServedSite = site,
  asked: OutgoingHttpHeaders = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, headers: asked }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const body = Buffer.concat(parts);
        const { statusCode: status = 0, headers } = answer;
        resolve({ status, headers, body, text: body.toString() });
      });
    })
      .on('error', reject)
      .end();
  });
}
