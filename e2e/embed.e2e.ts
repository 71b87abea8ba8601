// The public contract of `/embed/`: README.md, "Embedding".
import { expect, openTestEmbed, test, toText, toTimedLines } from './embed.ts';
import { COUNTDOWN, COUNTDOWN_LINES } from './countdown.ts';
import { listen } from './listen.ts';

test('run gives outcome, output, trace, elapsed and findings', async ({ embed }) => {
  const result = await embed.run(COUNTDOWN);
  expect(result).toMatchObject({
    outcome: { type: 'finished' },
    elapsed: 6000,
    findings: [],
    schedule: null,
  });
  expect(toTimedLines(result)).toEqual(COUNTDOWN_LINES);
  expect(result.trace.header).toMatchObject({ v: 1, clock: 'virtual' });
  expect(result.trace.events.map(({ i }) => i)).toEqual(result.trace.events.map((_event, index) => index));
});

test('a write is one output entry, its line break included', async ({ embed }) => {
  const result = await embed.run(
    `import { write } from 'lab'; write('a'); write('b\\n'); console.log('c', 1, { d: [2] });`,
  );
  expect(result.output.map(({ text }) => text)).toEqual(['a', 'b\n', expect.stringMatching(/^c 1 .*\n$/s)]);
});

test('another entry than main.ts, and files in folders', async ({ embed }) => {
  const files = {
    'start.ts': `import { twice } from './math/twice.ts'; console.log(twice(21));`,
    'math/twice.ts': `export const twice = (n: number): number => 2 * n;`,
  };
  expect(toText(await embed.run(files, { entry: 'start.ts' }))).toBe('42\n');
});

test('compile says where a syntax error stands', async ({ embed }) => {
  const files = { 'main.ts': `import './b.ts';`, 'b.ts': `const a = 1;\nconst b = (2;\n` };
  const reply = await embed.request('compile', { files });
  expect(reply).toMatchObject({
    ok: true,
    result: { ok: false, diagnostics: [{ severity: 'error', file: 'b.ts', line: 2, column: 13 }] },
  });
});

test('run of what does not compile is an error with its place', async ({ embed }) => {
  const reply = await embed.request('run', { files: { 'main.ts': `const a = 1;\nconst b = (2;\n` } });
  expect(reply).toMatchObject({ ok: false, error: { file: 'main.ts', line: 2, column: 13 } });
});

test('an unknown import says what may be imported', async ({ embed }) => {
  const reply = await embed.request('compile', { files: { 'main.ts': `import _ from 'lodash'; _();` } });
  expect(reply).toMatchObject({
    ok: true,
    result: { ok: false, diagnostics: [{ file: 'main.ts', line: 1 }] },
  });
  expect(JSON.stringify(reply)).toContain("'lab'");
});

test('a type error does not stop a run', async ({ embed }) => {
  expect(toText(await embed.run(`const n: number = 'text'; console.log(n);`))).toBe('text\n');
});

test('stop ends the run, whose reply says so', async ({ embed }) => {
  const running = embed.run(`import { sleep } from 'lab'; console.log('on'); for (;;) await sleep(50);`, {
    clock: 'real',
  });
  await expect.poll(async () => JSON.stringify(await embed.readEvents())).toContain('on\\n');
  await embed.request('stop', {});
  expect((await running).outcome).toEqual({ type: 'stopped' });
});

for (const [name, method, params] of [
  ['an unknown method', 'fly', {}],
  ['files that are none', 'run', { files: 'main.ts' }],
  ['a file that is no text', 'run', { files: { 'main.ts': 7 } }],
  ['a clock that is none', 'run', { files: { 'main.ts': '' }, clock: 'sun' }],
  ['no params', 'run', undefined],
] as const)
  test(`${name}: answered with an error`, async ({ embed }) => {
    // What a page written without types may send.
    const reply = await embed.request(method as 'run', params as never);
    expect(reply).toMatchObject({
      ok: false,
      error: { type: expect.any(String), message: expect.any(String) },
    });
  });

test('two requests at once are answered by their ids', async ({ embed }) => {
  const files = { 'main.ts': 'console.log(1);' };
  const [one, two] = await Promise.all([
    embed.request('compile', { files }),
    embed.request('compile', { files }),
  ]);
  expect(one).toMatchObject({ ok: true, result: { ok: true } });
  expect(two).toMatchObject({ ok: true, result: { ok: true } });
});

test('a page of another origin runs a lab in a frame', async ({ page, baseURL }) => {
  const host = await listen((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<iframe src="${baseURL ?? ''}/embed/" title="lab"></iframe>`);
  });
  await page.goto(host.url);
  const text = await page.evaluate(async (source) => {
    const target = document.querySelector('iframe')?.contentWindow;
    return await new Promise((resolve) => {
      addEventListener('message', ({ data }) => {
        if (data.id === 'one')
          resolve(data.result.output.map((line: { text: string }) => line.text).join(''));
      });
      target?.postMessage(
        { interleave: 1, id: 'one', method: 'run', params: { files: { 'main.ts': source } } },
        '*',
      );
    });
  }, COUNTDOWN);
  expect(text).toBe(COUNTDOWN_LINES.map((line) => line.replace(/^\d+ /, '') + '\n').join(''));
  await host.close();
});

test('a window that is not the parent is ignored', async ({ page, baseURL }) => {
  const host = await listen(({ url }, response) => {
    response.setHeader('Content-Type', 'text/html');
    const frames = `<iframe src="${baseURL ?? ''}/embed/" name="lab"></iframe><iframe src="/other" name="other"></iframe>`;
    response.end(url === '/other' ? '<p>another frame</p>' : frames);
  });
  await page.goto(host.url);
  const other = page.frame('other');
  expect(other).not.toBeNull();
  await other?.evaluate(() => {
    Reflect.set(window, 'answers', []);
    addEventListener('message', ({ data }) => Reflect.get(window, 'answers').push(data));
    const lab = parent.frames[0];
    lab?.postMessage(
      { interleave: 1, id: 'x', method: 'compile', params: { files: { 'main.ts': '' } } },
      '*',
    );
  });
  // The parent asks afterwards and is answered; messages keep their order, so the other one was dropped.
  await page.evaluate(async () => {
    await new Promise((resolve) => {
      addEventListener('message', ({ data }) => data.id === 'y' && resolve(data));
      frames[0]?.postMessage(
        { interleave: 1, id: 'y', method: 'compile', params: { files: { 'main.ts': '' } } },
        '*',
      );
    });
  });
  expect(await other?.evaluate(() => Reflect.get(window, 'answers'))).toEqual([]);
  await host.close();
});

test('the example page runs, streams and stops', async ({ page }) => {
  await page.goto('/examples/embed.html');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('log')).toContainText('B 1');
  await expect(page.getByRole('status')).toContainText('finished');
});

test('two embed pages side by side do not hear each other', async ({ context, embed, baseURL }) => {
  const second = await openTestEmbed(await context.newPage(), baseURL ?? '');
  const [one, two] = await Promise.all([embed.run(`console.log('one')`), second.run(`console.log('two')`)]);
  expect([toText(one), toText(two)]).toEqual(['one\n', 'two\n']);
});
