import { describe, expect, test } from 'vitest';
import { completeOptions } from '../complete-options.ts';
import type { RunOptions } from '../types.ts';
import type { FetchedMessage, RealmMessage } from '../wire.ts';
import { createConsole } from './console.ts';
import type { Core, RealmHost } from './core.ts';
import { createCore } from './create-core.ts';
import { createCourseFetch } from './course-fetch.ts';
import { createGlobalEvents } from './global-events.ts';
import { installGlobals } from './globals.ts';
import { createMessageChannel } from './message-channel.ts';
import { createNativeCalls } from './native-calls.ts';
import { createTimers } from './timers.ts';

function createWorld(options: RunOptions = {}): { core: Core; posted: RealmMessage[] } {
  const posted: RealmMessage[] = [];
  const host: RealmHost = {
    post: (message) => posted.push(structuredClone(message)),
    turn: (callback) => void setImmediate(callback),
    wakeAfter: () => undefined,
    nowMs: () => 0,
    isStopRequested: () => false,
    park: () => undefined,
    keptGlobals: [],
    openSubtle: null,
    holdThread: () => undefined,
  };
  return { core: createCore(host, completeOptions(options)), posted };
}

/** What the owner of a realm does with the core between two executions, as far as these parts need it. */
function resetCore(core: Core): void {
  core.queue.reset();
  core.nativePending = 0;
  core.alive.timers = 0;
  core.alive.requests = 0;
}

function drain({ queue, now, advanceTo }: Core): void {
  for (let at = queue.nextAt(); at !== Infinity; at = queue.nextAt()) {
    if (at > now()) advanceTo(at);
    queue.take(now())?.deliver();
  }
}

const answerTo = (request: number, text: string): FetchedMessage => ({
  type: 'fetched',
  request,
  status: 200,
  statusText: 'OK',
  contentType: 'text/plain',
  bytes: new TextEncoder().encode(text).buffer,
  error: '',
});
const asked = (posted: RealmMessage[]): number[] =>
  posted.flatMap((message) => (message.type === 'fetch' ? [message.request] : []));

describe('[P8] a realm that runs again', () => {
  test('asks the page once, and no program changes what the next one gets', async () => {
    const { core, posted } = createWorld();
    const course = createCourseFetch(core, createNativeCalls(core));
    const first = course.fetch('/net/a');
    course.receive(answerTo(1, 'text'));
    drain(core);
    const { value } = (await (await first).body?.getReader().read()) as { value: Uint8Array };
    value.fill(0);
    resetCore(core);
    course.reset();
    const second = course.fetch('/net/a');
    expect(core.nativePending).toBe(0);
    drain(core);
    expect(await (await second).text()).toBe('text');
    expect(asked(posted)).toEqual([1]);
    course.forget();
    void course.fetch('/net/a');
    expect(asked(posted)).toEqual([1, 2]);
  });

  test('keeps the answer to an execution that was cut off, and does not count it', async () => {
    const { core, posted } = createWorld();
    const course = createCourseFetch(core, createNativeCalls(core));
    void course.fetch('/net/a');
    resetCore(core);
    course.reset();
    const other = course.fetch('/net/b');
    course.receive(answerTo(1, 'a'));
    expect(core.nativePending).toBe(1);
    course.receive(answerTo(2, 'b'));
    expect(core.nativePending).toBe(0);
    const again = course.fetch('/net/a');
    drain(core);
    expect([await (await other).text(), await (await again).text()]).toEqual(['b', 'a']);
    expect(asked(posted)).toEqual([1, 2]);
  });

  test('[N2] counts the requests for a path anew', async () => {
    const { core } = createWorld({ network: { latencyMs: 100, jitterMs: 90 } });
    const course = createCourseFetch(core, createNativeCalls(core));
    const latencies: number[] = [];
    for (let execution = 0; execution < 2; execution++) {
      for (let k = 1; k <= 3; k++) {
        const startedAt = core.now();
        const response = course.fetch('/net/a');
        if (execution === 0) course.receive(answerTo(k, ''));
        drain(core);
        await response;
        latencies.push(core.now() - startedAt);
      }
      resetCore(core);
      course.reset();
    }
    expect(latencies.slice(3)).toEqual(latencies.slice(0, 3));
    expect(new Set(latencies).size).toBe(3);
  });

  test('does not hear what completes natively for an execution before', async () => {
    const { core } = createWorld();
    const calls = createNativeCalls(core);
    const { promise, resolve } = Promise.withResolvers<string>();
    let isHeard = false;
    void calls.call('body', () => promise).then(() => (isHeard = true));
    resetCore(core);
    calls.reset();
    const second = calls.call('body', () => Promise.resolve('second'));
    expect(core.nativePending).toBe(1);
    resolve('first');
    await new Promise(setImmediate);
    expect(core.nativePending).toBe(0);
    calls.collect();
    drain(core);
    expect(await second).toBe('second');
    expect(isHeard).toBe(false);
  });

  test('numbers timers anew, and an old one clears nothing', () => {
    const { core } = createWorld();
    const timers = createTimers(core);
    const old = timers.set('sleep', 5, () => undefined);
    resetCore(core);
    timers.reset();
    let hasFired = false;
    const timer = timers.set('sleep', 5, () => (hasFired = true));
    expect(timer.id).toBe(old.id);
    timers.clear(old);
    expect(core.alive.timers).toBe(1);
    drain(core);
    expect([hasFired, core.alive.timers]).toEqual([true, 0]);
  });

  test('ends the groups and counts of the console', () => {
    const { core, posted } = createWorld();
    const labConsole = createConsole(core);
    const use = (): void => {
      const console = labConsole.console as Console;
      console.count();
      console.group('group');
      console.time();
      console.timeEnd();
    };
    use();
    labConsole.reset();
    use();
    core.recorder.flush();
    const texts = posted.flatMap((message) => (message.type === 'batch' ? message.texts : []));
    expect(texts.map((text) => text.trimEnd())).toEqual([
      'default: 1',
      'group',
      '  default: 0 ms',
      'default: 1',
      'group',
      '  default: 0 ms',
    ]);
  });

  test('names channels and messages anew', () => {
    const { core, posted } = createWorld();
    const channels = createMessageChannel(core);
    const use = (): void => {
      const { port1, port2 } = new (channels.MessageChannel as typeof MessageChannel)();
      port1.onmessage = () => undefined;
      port2.postMessage(0);
      drain(core);
    };
    use();
    resetCore(core);
    channels.reset();
    use();
    core.recorder.flush();
    const texts = posted.flatMap((message) => (message.type === 'batch' ? message.texts : []));
    expect(texts).toEqual(['channel 1', 'channel 1', 'channel 1', 'channel 1']);
  });

  test('[T7] draws the same numbers, and forgets performance marks', () => {
    const kept = [
      [Math, 'random'],
      [AbortSignal, 'timeout'],
      [Date.prototype, 'constructor'],
    ].map(([object, key]) => [object, key, Object.getOwnPropertyDescriptor(object, key as string)] as const);
    const { core } = createWorld();
    const calls = createNativeCalls(core);
    const scope: Partial<typeof globalThis> = {};
    const globals = installGlobals(
      scope,
      core,
      createTimers(core),
      calls,
      createCourseFetch(core, calls),
      createGlobalEvents(core),
    );
    const { random } = Math;
    for (const [object, key, descriptor] of kept) {
      if (descriptor) Object.defineProperty(object, key as string, descriptor);
    }
    const { crypto, performance } = scope as typeof globalThis;
    const draw = (): unknown => {
      performance.mark('here');
      return [
        random(),
        crypto.randomUUID(),
        [...crypto.getRandomValues(new Uint8Array(4))],
        performance.getEntries().length,
      ];
    };
    const first = draw();
    globals.reset(1);
    expect(draw()).toEqual(first);
    globals.reset(2);
    expect(draw()).not.toEqual(first);
  });
});
