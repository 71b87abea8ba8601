import { createReadStream, type Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { findEncoding, packBody } from './pack-encoding.ts';
import { findHeaders, readHeaderRules, type HeaderRule } from './site-headers.ts';

const HOST = '127.0.0.1';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.webmanifest': 'application/manifest+json',
};

export interface ServedSite {
  /** Without a slash at its end, e.g. `http://127.0.0.1:4321`. */
  url: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** Whether bodies go as brotli or gzip to clients that take them, as real hosts send them. */
  isPacked?: boolean;
}

interface Site {
  dist: string;
  rules: readonly HeaderRule[];
  /** Packed bodies by encoding, file and time of its last change; null where bodies go as they are. */
  packed: Map<string, Promise<Uint8Array>> | null;
}

/**
 * Serves a built site as a static host does: isolation headers, the site's own `_headers`, folders by their
 * `index.html`, `404.html`. Port 0 takes any free one.
 * @throws when the port is taken.
 */
export async function serveDist(
  dist: string,
  port: number,
  { isPacked = false }: ServeOptions = {},
): Promise<ServedSite> {
  const rules = await readHeaderRules(join(dist, '_headers'));
  const site: Site = { dist, rules, packed: isPacked ? new Map() : null };
  const server = createServer((request, response) => {
    answer(site, request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  const bound = await listen(server, port);
  return { url: `http://${HOST}:${bound}`, close: () => close(server) };
}

async function answer(
  { dist, rules, packed }: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = toPath(request.url ?? '/');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    end(response, 405, 'Only GET and HEAD.');
    return;
  }
  if (path === null) {
    end(response, 400, 'Not a path of this site.');
    return;
  }
  const found = await findFile(dist, path);
  if (found.type === 'folder') {
    response.writeHead(308, { Location: `${path}/` });
    response.end();
    return;
  }
  const { file, sizeBytes, changedMs, status } = found;
  const mediaType = MEDIA_TYPES[extname(file)] ?? 'application/octet-stream';
  const encoding =
    packed === null ? null : findEncoding(request.headers['accept-encoding'], mediaType, sizeBytes);
  const body =
    packed === null || encoding === null
      ? null
      : await recall(packed, `${encoding} ${changedMs} ${file}`, async () =>
          packBody(await readFile(file), encoding),
        );
  response.writeHead(status, {
    'Content-Type': mediaType,
    'Content-Length': body?.length ?? sizeBytes,
    'Cache-Control': path.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(packed !== null && { Vary: 'Accept-Encoding' }),
    ...(encoding !== null && { 'Content-Encoding': encoding }),
    ...findHeaders(rules, path),
  });
  if (request.method === 'HEAD' || sizeBytes === 0) {
    response.end();
    return;
  }
  if (body !== null) {
    response.end(body);
    return;
  }
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/** What is kept under this key, made once; what fails is not kept. */
async function recall(
  kept: Map<string, Promise<Uint8Array>>,
  key: string,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const found = kept.get(key);
  if (found !== undefined) return await found;
  const made = make();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  return await made;
}

/** The path asked for; null when it is malformed or leads out of the site. */
function toPath(url: string): string | null {
  try {
    const path = decodeURIComponent(new URL(url, `http://${HOST}`).pathname);
    return path.includes('\0') || path.split(/[\\/]/).includes('..') ? null : path;
  } catch {
    return null; // malformed percent-encoding: the caller answers 400
  }
}

type Found =
  | { type: 'file'; file: string; sizeBytes: number; changedMs: number; status: 200 | 404 }
  | { type: 'folder' };

async function findFile(dist: string, path: string): Promise<Found> {
  const plain = join(dist, path.endsWith('/') ? `${path}index.html` : path);
  const entry = await statOrNull(plain);
  if (entry?.isFile())
    return { type: 'file', file: plain, sizeBytes: entry.size, changedMs: entry.mtimeMs, status: 200 };
  if (entry?.isDirectory() && (await statOrNull(join(plain, 'index.html'))) !== null)
    return { type: 'folder' };
  const missing = join(dist, '404.html');
  const page = await statOrNull(missing);
  return {
    type: 'file',
    file: missing,
    sizeBytes: page?.size ?? 0,
    changedMs: page?.mtimeMs ?? 0,
    status: 404,
  };
}

async function statOrNull(file: string): Promise<Stats | null> {
  return await stat(file).catch(() => null);
}

function end(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(sentence);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
