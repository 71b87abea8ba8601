import { createServer } from 'node:http';

/** What is served, by path. */
export type Served = Readonly<Record<string, { type: string; body: string | Uint8Array }>>;

/** Serves a few files from memory to an isolated page of the benchmarks. */
export function serveTexts(files: Served): Promise<{ url: string; close(): void }> {
  const server = createServer(({ url = '/' }, response) => {
    const file = files[url];
    response.writeHead(file === undefined ? 404 : 200, {
      'Content-Type': file?.type ?? 'text/plain',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    });
    response.end(file?.body ?? '');
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        url: `http://127.0.0.1:${port}`,
        close() {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}
