import type { SourceFiles } from './compile/types.ts';
import type { LabSession, SessionSettings, SessionState } from './session-types.ts';

/** Where a session keeps its state, with the verbs that need nothing else. */
export interface SessionStore {
  getState: () => SessionState;
  /** Replaces parts of the state and tells everybody. */
  setState: (change: Partial<SessionState>) => void;
  verbs: Pick<
    LabSession,
    'getState' | 'subscribe' | 'setFile' | 'removeFile' | 'setFiles' | 'reset' | 'setSettings'
  >;
  /** Forgets who listens. */
  clear: () => void;
}

/** The state of a session at its starter. */
export function createSessionStore(starter: SourceFiles, settings: SessionSettings): SessionStore {
  const listeners = new Set<() => void>();
  let state: SessionState = {
    files: { ...starter },
    starter: { ...starter },
    isEdited: false,
    settings,
    phase: { type: 'idle' },
    lastResult: null,
    lastFiles: null,
    isRecorded: false,
    lastExploration: null,
    seat: null,
    diagnostics: [],
    usesThreads: null,
    threadsRefused: null,
  };

  function setState(change: Partial<SessionState>): void {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  }

  function setFiles(files: SourceFiles): void {
    if (!hasSameFiles(files, state.files)) setState({ files, isEdited: !hasSameFiles(files, state.starter) });
  }

  return {
    getState: () => state,
    setState,
    verbs: {
      getState: () => state,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      setFile: (path, text) => setFiles({ ...state.files, [path]: text }),
      removeFile: (path) =>
        setFiles(Object.fromEntries(Object.entries(state.files).filter(([name]) => name !== path))),
      setFiles: (files) => setFiles({ ...files }),
      reset(path) {
        const text = path === undefined ? undefined : state.starter[path];
        if (path === undefined) setFiles({ ...state.starter });
        else if (text !== undefined) setFiles({ ...state.files, [path]: text });
      },
      setSettings: (change) => setState({ settings: { ...state.settings, ...change } }),
    },
    clear: () => listeners.clear(),
  };
}

/** Both hold the same texts under the same names. */
export function hasSameFiles(a: SourceFiles, b: SourceFiles): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
