// Lab code arrives from strangers: what it may break is only itself.
import { expect, test, toText } from './embed.ts';
import { listen } from './listen.ts';

/** Prints three lines on three lanes' time, by means that the tampering before it has not touched. */
const HONEST = `
  for (let n = 3; n > 0; n--) { await sleep(100); write(n + '\\n'); }
  write('end\\n');`;

const TAMPERINGS: Record<string, string> = {
  'Promise.prototype.then': `Promise.prototype.then = () => { throw new Error('gone'); };`,
  'Promise itself': `globalThis.Promise = class {} as never;`,
  'Array.prototype.push': `Array.prototype.push = () => { throw new Error('gone'); };`,
  'every array method': `for (const name of Object.getOwnPropertyNames(Array.prototype))
    if (name !== 'constructor' && name !== 'length') Object.defineProperty(Array.prototype, name, { value: () => 'gone', writable: true });`,
  'array iteration': `Array.prototype[Symbol.iterator] = function* () {};`,
  'setters on Object.prototype': `for (const name of ['at', 'lane', 'site', 'type', 'cause', 'text', 'then', 'port', 'run', '0'])
    Object.defineProperty(Object.prototype, name, { set() { throw new Error('caught'); }, get: () => undefined, configurable: true });`,
  'Map and Set': `Map.prototype.get = Map.prototype.set = Set.prototype.add = () => { throw new Error('gone'); };`,
  console: `Object.assign(console, { log: () => {}, error: () => {} }); (globalThis as { console: unknown }).console = null;`,
  setTimeout: `globalThis.setTimeout = (() => 0) as never; globalThis.clearTimeout = () => {};`,
  postMessage: `globalThis.postMessage = () => { throw new Error('gone'); };
    DedicatedWorkerGlobalScope.prototype.postMessage = () => { throw new Error('gone'); };
    MessagePort.prototype.postMessage = () => { throw new Error('gone'); };`,
  'Atomics and typed arrays': `for (const name of ['load', 'store', 'wait', 'notify'] as const) (Atomics as never as Record<string, unknown>)[name] = () => 0;
    Object.defineProperty(Float64Array.prototype, 'set', { value: () => {} });`,
  'Reflect and Function.prototype': `Reflect.apply = () => undefined; Function.prototype.call = Function.prototype.apply = () => undefined;`,
  clocks: `Date.now = () => NaN; performance.now = () => NaN;`,
  'message handlers': `self.onmessage = () => {}; addEventListener('message', (event) => event.stopImmediatePropagation(), true);`,
  'Error.prepareStackTrace': `(Error as { prepareStackTrace?: unknown }).prepareStackTrace = () => { throw new Error('gone'); };`,
};

for (const [name, tampering] of Object.entries(TAMPERINGS))
  test(`a program that overwrites ${name} is still told truly`, async ({ embed }) => {
    const result = await embed.run(`import { sleep, write } from 'lab'; ${tampering} ${HONEST}`);
    expect(toText(result)).toBe('3\n2\n1\nend\n');
    expect(result.outcome).toEqual({ type: 'finished' });
    expect(result.output.map(({ at }) => at)).toEqual([100, 200, 300, 300]);
    expect(toText(await embed.run(`console.log([1, 2].map(String).join())`))).toBe('1,2\n');
  });

const FORGERIES: Record<string, string> = {
  'posted from the worker': `for (const message of messages) try { (postMessage as (m: unknown) => void)(message); } catch {}`,
  'dispatched as events': `for (const data of messages) try { self.dispatchEvent(new MessageEvent('message', { data })); } catch {}`,
  'through the prototype': `for (const message of messages)
    try { DedicatedWorkerGlobalScope.prototype.postMessage.call(self, message); } catch {}`,
  'through a channel': `const { port1 } = new MessageChannel(); for (const message of messages) try { port1.postMessage(message); } catch {}`,
};

for (const [name, forge] of Object.entries(FORGERIES))
  test(`messages ${name} do not speak for the engine`, async ({ embed }) => {
    const result = await embed.run(`import { sleep } from 'lab';
      const messages: object[] = [
        { interleave: 1, event: 'output', output: [{ at: 0, lane: 0, stream: 'log', text: 'forged\\n', event: 0 }] },
        { interleave: 1, id: 'driver-1', result: { outcome: { type: 'finished' }, output: [] } },
        { type: 'batch', rows: new Float64Array([6, 0, 0, -1, -1, 0, 0, 0]), count: 1, texts: ['forged'], output: [0, 0, 0, 0, 'forged\\n'], lanes: [] },
        { type: 'done', outcome: { type: 'finished' } },
        { type: 'stopped' },
      ];
      ${forge}
      await sleep(10);
      throw new Error('the true end');`);
    expect(result.outcome).toMatchObject({ type: 'threw', error: { message: 'the true end' } });
    expect(JSON.stringify([result, await embed.readEvents()])).not.toContain('forged');
  });

test('names that the compiler uses cannot be reached', async ({ embed }) => {
  const result = await embed.run(`
    const seen = [typeof ($hooks as unknown), typeof (hooks as unknown)];
    console.log(seen.join());
    declare const $hooks: unknown, hooks: unknown;`);
  expect(toText(result)).toBe('undefined,undefined\n');
});

test('nothing of a run is there in the next', async ({ embed }) => {
  await embed.run(`
    Object.assign(globalThis, { left: 1 });
    Object.defineProperty(globalThis, 'nailed', { value: 1, configurable: false });
    Object.assign(Array.prototype, { left: 1 });
    Object.defineProperty(Object.prototype, 'nailed', { value: 1, configurable: false });
    Math.max = () => 0;
    Reflect.deleteProperty(globalThis, 'structuredClone');
    Object.freeze(Promise.prototype);
    setInterval(() => console.log('left'), 1);
    throw new Error('over');`);
  const result = await embed.run(`
    console.log('left' in globalThis, 'nailed' in globalThis, 'left' in [], 'nailed' in {});
    console.log(Math.max(1, 2), typeof structuredClone, Object.isFrozen(Promise.prototype));
    await new Promise((resolve) => setTimeout(resolve, 50));`);
  expect(toText(result)).toBe('false false false false\n2 function false\n');
});

test('state of modules is fresh in each run', async ({ embed }) => {
  const files = {
    'main.ts': `import { next } from './n.ts'; console.log(next());`,
    'n.ts': `let n = 0; export const next = () => ++n;`,
  };
  expect([toText(await embed.run(files)), toText(await embed.run(files))]).toEqual(['1\n', '1\n']);
});

test('the site’s storage, page and other tabs are out of reach', async ({ embed, baseURL }) => {
  const other = await embed.page.context().newPage();
  await other.goto(new URL('/embed/', baseURL).href);
  await other.evaluate(async () => {
    localStorage.setItem('secret', 'secret');
    document.cookie = 'secret=secret';
    await (await caches.open('secret')).put('/secret', new Response('secret'));
    await new Promise((resolve, reject) => {
      const request = indexedDB.open('secret');
      request.onsuccess = resolve;
      request.onerror = reject;
    });
    Reflect.set(window, 'heard', []);
    new BroadcastChannel('secret').onmessage = ({ data }) => Reflect.get(window, 'heard').push(data);
  });
  const result = await embed.run(
    `
    const attempts: Record<string, () => unknown> = {
      localStorage: () => (self as never as Window).localStorage.getItem('secret'),
      sessionStorage: () => (self as never as Window).sessionStorage.length,
      cookie: () => (self as never as Window).document.cookie,
      cookieStore: () => (self as never as { cookieStore: { getAll(): unknown } }).cookieStore.getAll(),
      indexedDB: async () => (await indexedDB.databases()).map(({ name }) => name),
      indexedDBOpen: () => new Promise((resolve, reject) => {
        const request = indexedDB.open('secret');
        request.onsuccess = () => resolve('opened'); request.onerror = () => reject(request.error);
      }),
      caches: async () => (await (await caches.match('/secret'))?.text()),
      opfs: () => navigator.storage.getDirectory(),
      document: () => (self as never as Window).document.title,
      parent: () => (self as never as Window).parent.location.href,
      top: () => (self as never as Window).top?.location.href,
      opener: () => (self as never as Window).opener,
      location: () => (self.location.origin === 'null' || self.location.protocol === 'blob:' ? undefined : self.location.href),
      serviceWorker: () => (navigator as never as { serviceWorker: { getRegistrations(): unknown } }).serviceWorker.getRegistrations(),
      sharedWorker: () => new (self as never as { SharedWorker: new (url: string) => unknown }).SharedWorker('/x.js'),
      locks: async () => (await navigator.locks.query()).held,
    };
    for (const [name, attempt] of Object.entries(attempts)) {
      try {
        const reached = await Promise.race([attempt(), new Promise((resolve) => setTimeout(resolve, 500))]);
        const isNothing = reached === undefined || reached === null || (Array.isArray(reached) && reached.length === 0);
        console.log(name, isNothing ? 'out of reach' : 'reached ' + String(reached));
      } catch { console.log(name, 'out of reach'); }
    }
    try { new BroadcastChannel('secret').postMessage('from a lab'); } catch {}
    await new Promise((resolve) => setTimeout(resolve, 300));`,
    { clock: 'real' },
  );
  expect(result.outcome).toEqual({ type: 'finished' });
  const lines = toText(result).trim().split('\n');
  expect(lines).toHaveLength(16);
  expect(lines.filter((line) => !line.endsWith('out of reach'))).toEqual([]);
  expect(await other.evaluate(() => Reflect.get(window, 'heard'))).toEqual([]);
  await other.close();
});

test('no way leads to the network', async ({ embed, baseURL }) => {
  const sink = await listen((_request, response) => {
    response.writeHead(200, {
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Content-Type': 'text/javascript',
    });
    response.end('export default 1;');
  });
  await fetch(sink.url); // the sink does count
  const result = await embed.run(
    `
    const urls = [${JSON.stringify(sink.url)}, ${JSON.stringify(baseURL)} + '/index.html?from-a-lab'];
    const scope = self as never as Record<string, new (...args: unknown[]) => Record<string, (...args: unknown[]) => unknown>>;
    const attempts: Record<string, (url: string) => unknown> = {
      fetch: (url) => fetch(url),
      'fetch no-cors': (url) => fetch(url, { mode: 'no-cors' }),
      'fetch keepalive': (url) => fetch(url, { keepalive: true, method: 'POST', body: 'x' }),
      'fetch of a Request': (url) => fetch(new Request(url)),
      XMLHttpRequest: (url) => { const x = new scope['XMLHttpRequest']!(); x['open']!('GET', url, false); x['send']!(); },
      WebSocket: (url) => new WebSocket(url.replace('http', 'ws')),
      WebSocketStream: (url) => new scope['WebSocketStream']!(url.replace('http', 'ws')),
      EventSource: (url) => new EventSource(url),
      WebTransport: (url) => new scope['WebTransport']!(url.replace('http', 'https')),
      'import in data': (url) => new scope['Worker']!('data:text/javascript,import ' + JSON.stringify(url), { type: 'module' }),
      importScripts: (url) => importScripts(url),
      Image: (url) => { const image = new scope['Image']!(); Object.assign(image, { src: url }); },
      Worker: (url) => new scope['Worker']!(url),
      'module Worker': (url) => new scope['Worker']!(url, { type: 'module' }),
      'Worker of a blob': (url) => new scope['Worker']!(URL.createObjectURL(new Blob(['importScripts(' + JSON.stringify(url) + '); fetch(' + JSON.stringify(url) + ')']))),
      'Worker of data': (url) => new scope['Worker']!('data:text/javascript,fetch(' + JSON.stringify(url) + ')'),
      eval: (url) => (0, eval)('fetch(' + JSON.stringify(url) + ')'),
      Function: (url) => new Function('return import(' + JSON.stringify(url) + ')')(),
      'async constructor': (url) => (async () => {}).constructor('return import(' + JSON.stringify(url) + ')')(),
      'timer of text': (url) => (setTimeout as (code: string) => unknown)('fetch(' + JSON.stringify(url) + ')'),
      sendBeacon: (url) => (navigator as never as { sendBeacon(url: string): unknown }).sendBeacon(url),
      FontFace: (url) => new scope['FontFace']!('x', 'url(' + url + ')')['load']!(),
      RTCPeerConnection: (url) => new scope['RTCPeerConnection']!({ iceServers: [{ urls: url.replace('http://', 'stun:') }] }),
      'another realm': (url) => { const { port1, port2 } = new MessageChannel(); port1.postMessage(url, [port2]); },
    };
    for (const url of urls)
      for (const [name, attempt] of Object.entries(attempts)) {
        try { await Promise.race([attempt(url), new Promise((resolve) => setTimeout(resolve, 20))]); } catch {}
        console.log('tried', name);
      }
    await new Promise((resolve) => setTimeout(resolve, 500));`,
    { clock: 'real', network: { latencyMs: 1 } },
  );
  expect(result.outcome).toEqual({ type: 'finished' });
  expect(toText(result).match(/^tried /gm)).toHaveLength(48);
  expect(sink.requests).toEqual(['GET /']);
  await sink.close();
});

test('an import that is worked out at run time does not compile', async ({ embed }) => {
  const reply = await embed.request('run', {
    files: { 'main.ts': `const url = 'https://example.com/x.js'; await import(url);` },
  });
  expect(reply).toMatchObject({ ok: false, error: { file: 'main.ts', line: 1 } });
});

test('the site itself is not fetched for a lab, but for the course network', async ({ embed }) => {
  const asked: string[] = [];
  embed.page.on('request', (request) => {
    const { protocol, pathname } = new URL(request.url());
    if (protocol === 'http:') asked.push(pathname);
  });
  await embed.run(
    `for (const path of ['/', '/learn/', '/_headers', '/net/../embed/', '/net/%2e%2e/embed/', '//localhost/', '/net/flags/br.svg'])
       await fetch(path).catch(() => null);`,
    { network: { latencyMs: 1 } },
  );
  expect(asked.filter((path) => !path.startsWith('/_astro/'))).toEqual(['/net/flags/br.svg']);
});

test('text of a lab is never markup', async ({ embed }) => {
  embed.page.on('dialog', () => {
    throw new Error('a dialog was opened');
  });
  await embed.run(`import { write } from 'lab'; write('<img src=x onerror=alert(1)><script>alert(2)</script>');
    console.log('<b id="injected">bold</b>');`);
  expect(await embed.page.locator('#injected').count()).toBe(0);
});
