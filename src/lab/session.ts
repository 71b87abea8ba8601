import type { Compiler, SourceFiles } from './compile/types.ts';
import type { Runner, RunProgress, RunResult } from './run/index.ts';
import type { LabSession, LiveRun, SessionPhase, SessionSettings, SessionState } from './session-types.ts';

export interface SessionOptions {
  /** The starter's files. */
  files: SourceFiles;
  settings?: Partial<SessionSettings>;
  compiler: Compiler;
  runner: Runner;
}

const DEFAULT_SETTINGS: SessionSettings = {
  entry: 'main.ts',
  clock: 'virtual',
  seed: 1,
  record: 'tasks',
  network: {},
  limits: {},
};
/** Real milliseconds between two pictures of a run that goes on. */
const PUBLISH_MS = 40;
const MAIN_LANE = { id: 0, kind: 'task', label: 'main', parent: null } as const;
const EMPTY_RUN: LiveRun = {
  events: [],
  lanes: [MAIN_LANE],
  output: [],
  alive: { timers: 0, requests: 0, threads: 0 },
};

/** Makes the session of one lab. Sessions of a page share its compiler and runner. */
export function createLabSession({ files, settings, compiler, runner }: SessionOptions): LabSession {
  const listeners = new Set<() => void>();
  let latestRun = 0;
  let heard: RunProgress[] = [];
  let publishing: ReturnType<typeof setTimeout> | undefined;
  let state: SessionState = {
    files: { ...files },
    starter: { ...files },
    isEdited: false,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    phase: { type: 'idle' },
    lastResult: null,
    diagnostics: [],
  };

  function setState(change: Partial<SessionState>): void {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  }

  function setFiles(next: SourceFiles): void {
    setState({ files: next, isEdited: !hasSameFiles(next, state.starter) });
  }

  function hear(run: number, progress: RunProgress): void {
    if (run !== latestRun || state.phase.type !== 'running') return;
    heard.push(progress);
    publishing ??= setTimeout(publish, PUBLISH_MS);
  }

  /** Shows what has been heard since the last time; a run may send hundreds of batches a second. */
  function publish(): void {
    publishing = undefined;
    const fresh = heard;
    heard = [];
    if (state.phase.type === 'running')
      setState({ phase: { type: 'running', live: grow(state.phase.live, fresh) } });
  }

  async function compile(): ReturnType<LabSession['compile']> {
    const { entry, record } = state.settings;
    const result = await compiler.compile({ files: state.files, entry, record });
    setState({ diagnostics: result.diagnostics });
    return result;
  }

  async function run(): Promise<RunResult | null> {
    const id = ++latestRun;
    const isCurrent = (): boolean => id === latestRun;
    const before: SessionPhase = state.phase;
    if (before.type === 'running') runner.stop();
    setState({ phase: { type: 'compiling' } });
    const compiled = await compile();
    if (!isCurrent()) return null;
    if (!compiled.ok) {
      setState({ phase: { type: 'failed', diagnostics: compiled.diagnostics } });
      return null;
    }
    heard = [];
    setState({ phase: { type: 'running', live: EMPTY_RUN } });
    const { clock, seed, network, limits } = state.settings;
    const result = await runner.run(compiled.program, { clock, seed, network, limits }, (progress) =>
      hear(id, progress),
    );
    if (isCurrent()) setState({ phase: { type: 'done', result }, lastResult: result });
    return result;
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setFile(path, text) {
      if (state.files[path] !== text) setFiles({ ...state.files, [path]: text });
    },
    removeFile(path) {
      setFiles(Object.fromEntries(Object.entries(state.files).filter(([name]) => name !== path)));
    },
    reset(path) {
      const text = path === undefined ? undefined : state.starter[path];
      if (path === undefined) setFiles({ ...state.starter });
      else if (text !== undefined) setFiles({ ...state.files, [path]: text });
    },
    setSettings(change) {
      setState({ settings: { ...state.settings, ...change } });
    },
    run,
    compile,
    stop() {
      if (state.phase.type === 'running') runner.stop();
      else if (state.phase.type === 'compiling') {
        latestRun++;
        setState({ phase: { type: 'idle' } });
      }
    },
    dispose() {
      latestRun++;
      if (state.phase.type === 'running') runner.stop();
      clearTimeout(publishing);
      listeners.clear();
    },
  };
}

function grow(live: LiveRun, heard: readonly RunProgress[]): LiveRun {
  const events = heard.flatMap((progress) => (progress.type === 'events' ? progress.events : []));
  const lanes = heard.flatMap((progress) => (progress.type === 'events' ? progress.lanes : []));
  const output = heard.flatMap((progress) => (progress.type === 'events' ? progress.output : []));
  const alive = heard.findLast((progress) => progress.type === 'alive')?.alive ?? live.alive;
  return {
    events: events.length > 0 ? live.events.concat(events) : live.events,
    lanes: lanes.length > 0 ? live.lanes.concat(lanes) : live.lanes,
    output: output.length > 0 ? live.output.concat(output) : live.output,
    alive,
  };
}

function hasSameFiles(a: SourceFiles, b: SourceFiles): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
