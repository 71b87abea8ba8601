import { describe, expect, test } from 'vitest';
import { createLabSession } from '../lab/session.ts';
import type { Compiler, Runner, RunProgress, RunResult } from '../lab/index.ts';
import { createLabMirror, type LabMirror } from './lab-mirror.ts';
import { createRegisters } from './registers.ts';
import { joinTalk } from './talk-link.ts';
import type { PresentMessage, Role } from './types.ts';

const FILES = { 'main.ts': 'console.log(1);', 'b.ts': '' };

const compiler: Compiler = {
  compile: ({ files }) =>
    Promise.resolve(
      files['main.ts'] === 'wrong'
        ? { ok: false, diagnostics: [] }
        : {
            ok: true,
            diagnostics: [],
            program: { hash: 'ab', code: '', map: '', sites: [], threads: [], usesThreads: false },
          },
    ),
  dispose: () => undefined,
};

function toResult(text: string): RunResult {
  return {
    outcome: { type: 'finished' },
    output: [{ at: 0, lane: 0, stream: 'log', text, event: -1 }],
    outputDropped: { writes: 0, bytes: 0 },
    trace: {
      header: {
        v: 1,
        program: 'ab',
        clock: 'virtual',
        policy: 'fifo',
        seed: 1,
        lanes: [],
        objects: [],
        dropped: 0,
      },
      events: [],
    },
    schedule: null,
    next: null,
    elapsed: 0,
    wallMs: 0,
    findings: [],
  };
}

interface Window {
  mirror: LabMirror;
  runs: () => number;
  /** Says something of the run that is on. */
  hear: (progress: RunProgress) => void;
  /** Ends the run that is on. */
  end: (text: string) => void;
  leave: () => void;
}

/** Windows of one talk, on a wire that copies what it carries, as a BroadcastChannel does, and delivers it in order. */
function createRoom(): { open: (name: string, role: Role) => Window; settle: () => Promise<void> } {
  const ears = new Map<string, (message: PresentMessage) => void>();
  const carried: { from: string; message: PresentMessage }[] = [];

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 20; quiet += 1) {
      await Promise.resolve();
      for (let next = carried.shift(); next !== undefined; next = carried.shift()) {
        quiet = 0;
        for (const [name, ear] of ears) if (name !== next.from) ear(next.message);
      }
    }
  }

  function open(name: string, role: Role): Window {
    let runs = 0;
    let end: (text: string) => void = () => undefined;
    let hear: (progress: RunProgress) => void = () => undefined;
    const runner: Runner = {
      run(_program, _options, onProgress) {
        runs += 1;
        if (onProgress !== undefined) hear = onProgress;
        return new Promise((resolve) => {
          end = (text) => resolve(toResult(text));
        });
      },
      explore: () => Promise.reject(new Error('Nobody explores here.')),
      whyNoThreads: () => null,
      stop: () => end('stopped'),
      warm: () => Promise.resolve(),
      dispose: () => undefined,
    };
    const registers = createRegisters(name);
    const link = joinTalk(
      registers,
      {
        post: (message) => void carried.push({ from: name, message: structuredClone(message) }),
        listen: (listener) => void ears.set(name, listener),
      },
      name,
      role,
    );
    const session = createLabSession({ files: FILES, compiler, runner });
    return {
      mirror: createLabMirror({ session, place: '1/1', registers, link, by: name }),
      runs: () => runs,
      hear: (progress) => hear(progress),
      end: (text) => end(text),
      leave() {
        link.leave();
        ears.delete(name);
      },
    };
  }
  return { open, settle };
}

const findOutput = ({ mirror }: Window): string | undefined =>
  mirror.session.getState().lastResult?.output[0]?.text;
const findPhase = ({ mirror }: Window): string => mirror.session.getState().phase.type;

async function openBoth(): Promise<{ deck: Window; presenter: Window; settle: () => Promise<void> }> {
  const { open, settle } = createRoom();
  const deck = open('deck', 'deck');
  await settle();
  const presenter = open('presenter', 'presenter');
  await settle();
  return { deck, presenter, settle };
}

describe('a lab in two windows', () => {
  test('a program runs where it was started, and both show it', async () => {
    const { deck, presenter, settle } = await openBoth();
    presenter.mirror.session.setFile('main.ts', 'console.log(2);');
    void presenter.mirror.session.run();
    await settle();
    expect(findPhase(deck)).toBe('running');
    presenter.end('2\n');
    await settle();
    expect([findOutput(deck), findOutput(presenter)]).toEqual(['2\n', '2\n']);
    expect([deck.runs(), presenter.runs()]).toEqual([0, 1]);
    const { phase, lastResult, files, isEdited } = deck.mirror.session.getState();
    expect(phase).toEqual({ type: 'done', result: lastResult });
    expect(phase.type === 'done' && phase.result === lastResult).toBe(true);
    expect(files['main.ts']).toBe('console.log(2);');
    expect(isEdited).toBe(true);
  });

  test('of three windows, the one that runs it goes: nobody waits for its end', async () => {
    const { open, settle } = createRoom();
    const [deck, presenter, third] = [
      open('deck', 'deck'),
      open('presenter', 'presenter'),
      open('third', 'deck'),
    ];
    await settle();
    void third.mirror.session.run();
    await settle();
    expect([findPhase(deck), findPhase(presenter)]).toEqual(['running', 'running']);
    third.leave();
    await settle();
    expect([findPhase(deck), findPhase(presenter)]).toEqual(['idle', 'idle']);
  });

  test('a window that comes late shows what there is', async () => {
    const { open, settle } = createRoom();
    const presenter = open('presenter', 'presenter');
    presenter.mirror.session.setFiles({ 'main.ts': 'console.log(3);' });
    void presenter.mirror.session.run();
    await settle();
    presenter.end('3\n');
    await settle();
    const deck = open('deck', 'deck');
    await settle();
    expect(findOutput(deck)).toBe('3\n');
    expect(deck.mirror.session.getState().files).toEqual({ 'main.ts': 'console.log(3);' });
    expect(deck.runs()).toBe(0);
  });

  test('of two runs started at once, one goes on in both', async () => {
    const { deck, presenter, settle } = await openBoth();
    void deck.mirror.session.run();
    void presenter.mirror.session.run();
    await settle();
    deck.end('deck');
    presenter.end('presenter');
    await settle();
    expect([findOutput(deck), findOutput(presenter)]).toEqual(['presenter', 'presenter']);
    expect([findPhase(deck), findPhase(presenter)]).toEqual(['done', 'done']);
  });

  test('either window stops a run', async () => {
    const { deck, presenter, settle } = await openBoth();
    void presenter.mirror.session.run();
    await settle();
    deck.mirror.session.stop();
    await settle();
    expect([findOutput(deck), findOutput(presenter)]).toEqual(['stopped', 'stopped']);
  });

  test('text that does not compile leaves the last run in both', async () => {
    const { deck, presenter, settle } = await openBoth();
    void presenter.mirror.session.run();
    await settle();
    presenter.end('good');
    await settle();
    deck.mirror.session.setFile('main.ts', 'wrong');
    await deck.mirror.session.run();
    await settle();
    expect([findPhase(deck), findPhase(presenter)]).toEqual(['failed', 'failed']);
    expect(findOutput(presenter)).toBe('good');
  });

  test('a run whose window is gone is over, and can be started anew', async () => {
    const { deck, presenter, settle } = await openBoth();
    void presenter.mirror.session.run();
    await settle();
    presenter.leave();
    await settle();
    expect(findPhase(deck)).toBe('idle');
    void deck.mirror.session.run();
    await settle();
    deck.end('anew');
    await settle();
    expect(findOutput(deck)).toBe('anew');
  });

  test('what is looked at, and the clock, are the same in both', async () => {
    const { deck, presenter, settle } = await openBoth();
    const view = { activeFile: 'b.ts', cursor: 4, pane: 'output', watched: '', fontSizePx: 22 } as const;
    const heard: unknown[] = [];
    deck.mirror.subscribe({ onView: (each) => heard.push(each) });
    presenter.mirror.putView(view);
    presenter.mirror.session.setSettings({ clock: 'real' });
    await settle();
    expect(heard.at(-1)).toEqual(view);
    expect(deck.mirror.getView()).toEqual(view);
    expect(deck.mirror.session.getState().settings.clock).toBe('real');
  });
});
