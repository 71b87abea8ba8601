import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A server of the test's own, on an origin that is not the site's. */
export interface TestServer {
  url: string;
  /** Every request so far: method and path. */
  requests: readonly string[];
  close(): Promise<void>;
}

/** Listens on a free port of `localhost` and answers by `answer`; every request is counted, WebSockets too. */
export function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<TestServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    answer(request, response);
  });
  server.on('upgrade', (request, socket) => {
    requests.push(`UPGRADE ${request.url ?? ''}`);
    socket.destroy();
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        url: `http://localhost:${port}`,
        requests,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}
