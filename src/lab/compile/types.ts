import type { Site } from '../trace/event.ts';

/** Lab sources by path, e.g. `{ 'main.ts': '…', 'w.ts': '…' }`. */
export type SourceFiles = Readonly<Record<string, string>>;

/** What a hook's number stands for. */
export interface CodeSite extends Site {
  kind: 'await' | 'yield' | 'call' | 'function' | 'loop' | 'statement' | 'dispose' | 'access';
  /**
   * For functions: the name the learner gave it (`countdown`, `(anonymous)`); for calls: the callee's text; for accesses: the
   * element's text (`counter[0]`); both cut at 40 characters.
   */
  name: string;
}

/** A message about the source, for people. Line and column are 1-based. */
export interface Diagnostic {
  severity: 'error' | 'warning';
  /** What happened and what to do, in one or two sentences. */
  message: string;
  file: string;
  line: number;
  column: number;
  /** Length of the underlined text in characters; 0 when unknown. */
  length: number;
}

export interface CompileRequest {
  files: SourceFiles;
  /** Default `main.ts`. */
  entry?: string;
  /** `lines` adds a hook before every statement. Default `tasks`. */
  record?: 'tasks' | 'lines';
}

/** A compiled lab: text of a factory that can be run again and again, with fresh state each time. */
export interface Program {
  /** Hash of sources, entry, record and format version (hex). */
  hash: string;
  /**
   * JavaScript expression, `($hooks) => async () => { … }`; see SPEC.md section 3. Its text mentions nothing of the
   * page; it runs only in the realm of `run/`.
   */
  code: string;
  /** Source map (JSON text) from `code` to the learner's files. */
  map: string;
  /** Index = the number in the hooks. */
  sites: CodeSite[];
  /** Modules that threads run, by path in the lab; empty when the program starts none. */
  threads: readonly ThreadProgram[];
  /** It starts threads, or could: accesses to shared memory are hooked. */
  usesThreads: boolean;
}

/** A module that a thread runs. Its sites are those of the program. */
export interface ThreadProgram {
  /** As `$hooks.module(path)` names it. */
  path: string;
  /** `($hooks) => async () => { … }`; hands the module's exports to `$hooks.done` (C9). */
  code: string;
  map: string;
}

export type CompileResult =
  | { ok: true; program: Program; diagnostics: Diagnostic[] } // warnings only
  | { ok: false; diagnostics: Diagnostic[] };

/** Compiles labs off the page's thread. One a page, shared, warm after the first use. */
export interface Compiler {
  /** Never rejects for a fault in the learner's source: that is `ok: false`. */
  compile(request: CompileRequest): Promise<CompileResult>;
  dispose(): void;
}
