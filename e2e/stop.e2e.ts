// Stop ends everything, whatever the code does; the page is never at risk.
import { expect, test, toText, type TestEmbed } from './embed.ts';

const STUBBORN: Record<string, string> = {
  'a loop': `for (;;) {}`,
  'a loop in a function': `const f = () => { while (true) {} }; f();`,
  'a loop of await': `for (;;) await null;`,
  'a promise chain that re-schedules itself': `const again = (): unknown => Promise.resolve().then(again); again();`,
  'microtasks that queue microtasks': `const again = () => queueMicrotask(again); again();`,
  'a flood of output': `for (let i = 0; ; i++) console.log('flood', i);`,
  'a flood of output between awaits': `for (let i = 0; ; i++) { console.log('flood', i); await null; }`,
  'a flood of timers': `const again = () => { setTimeout(again); setTimeout(() => {}); }; again();`,
  'native code': `const a = Array.from({ length: 2 ** 22 }, Math.random); for (;;) a.toSorted();`,
  'catching everything': `for (;;) { try { for (;;) await null; } catch {} finally { await null; } }`,
  'a generator': `function* all() { for (;;) yield 1; } for (const _ of all());`,
  'recursion that catches its own end': `const f = (): void => { try { f(); } finally { f(); } }; f();`,
  'a regular expression': `/^(a+)+$/.test('a'.repeat(60) + 'b');`,
};

for (const [name, source] of Object.entries(STUBBORN))
  for (const clock of ['virtual', 'real'] as const)
    test(`${name}, ${clock} clock`, async ({ embed }) => {
      await embed.run(`console.log('warm')`, { clock });
      const stops: number[] = [];
      for (let round = 0; round < 3; round++) {
        const { outcome, stopMs } = await runAndStop(embed, source, clock);
        expect(outcome).toEqual({ type: 'stopped' });
        stops.push(stopMs);
        expect(toText(await embed.run(`console.log('and on')`, { clock }))).toBe('and on\n');
      }
      // The best of three, since other programs share this machine.
      test.info().annotations.push({ type: 'stop', description: stops.map((ms) => ms.toFixed(0)).join(' ') });
      expect(Math.min(...stops)).toBeLessThan(100);
    });

test('nothing is left running after Stop', async ({ embed }) => {
  const source = `const channel = new BroadcastChannel('alive'); setInterval(() => console.log('tick'), 1);`;
  await runAndStop(embed, source, 'real');
  const next = await embed.run(`import { sleep } from 'lab'; await sleep(100); console.log('alone');`, {
    clock: 'real',
  });
  expect(toText(next)).toBe('alone\n');
});

test('a run that is still being compiled is stopped too', async ({ embed }) => {
  const running = embed.run(`// ${'a long comment '.repeat(10_000)}\nfor (;;) {}`);
  await embed.request('stop', {});
  expect((await running).outcome).toEqual({ type: 'stopped' });
});

test('a run that starts ends the one before', async ({ embed }) => {
  const first = embed.run(`for (;;) {}`);
  const second = await embed.run(`console.log('second')`);
  expect((await first).outcome).toEqual({ type: 'stopped' });
  expect(toText(second)).toBe('second\n');
});

/**
 * Runs a program that does not end, lets the page draw thirty frames meanwhile (which it does only when it is not
 * frozen), then stops it. `stopMs` is the time from Stop to the run's reply.
 */
async function runAndStop(
  embed: TestEmbed,
  source: string,
  clock: 'real' | 'virtual',
): Promise<{ outcome: unknown; stopMs: number }> {
  return await embed.page.evaluate(
    async ({ source, clock }) => {
      const frames = async (count: number): Promise<void> => {
        for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
      };
      const id = `stop-${Math.random()}`;
      // A short trace: what copying a long one into the reply costs is not the time that Stop takes.
      const limits = { silentMs: 60_000, steps: 1e12, wallMs: 120_000, events: 20_000 };
      const params = { files: { 'main.ts': source }, clock, limits };
      const reply = new Promise<{ result: { outcome: unknown } }>((resolve) => {
        addEventListener('message', ({ data }) => {
          if (data.id === id && 'result' in data) resolve(data);
        });
      });
      postMessage({ interleave: 1, id, method: 'run', params }, location.origin);
      await frames(30);
      const from = performance.now();
      postMessage({ interleave: 1, id: `${id}-stop`, method: 'stop', params: {} }, location.origin);
      const { result } = await reply;
      return { outcome: result.outcome, stopMs: performance.now() - from };
    },
    { source, clock },
  );
}
