import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { listen, type TestServer } from './listen.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** A host that sends files and no headers of its own, as `python3 -m http.server` does. */
export interface PlainHost extends TestServer {
  /** Paths that were asked for and are not there. */
  missing: readonly string[];
  /** Paths that it fails to send, as long as they stand here. */
  broken: Set<string>;
}

/** Serves a folder. */
export async function servePlainly(folder: string): Promise<PlainHost> {
  const missing: string[] = [];
  const broken = new Set<string>();
  const server = await listen((request, response) => {
    const [path = '/'] = decodeURIComponent(request.url ?? '/').split('?');
    if (broken.has(path)) {
      response.writeHead(503).end();
      return;
    }
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!existsSync(file) || !statSync(file).isFile()) {
      missing.push(path);
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  return { ...server, requests: server.requests, missing, broken };
}
