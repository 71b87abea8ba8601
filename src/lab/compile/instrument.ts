import MagicString from 'magic-string';
import { type Node, childrenOf } from './ast.ts';
import { createInsertions } from './insertions.ts';
import { enclose } from './module-block.ts';
import type { Pass, Problem, Scope, ThreadResolution } from './pass.ts';
import type { SiteTable } from './site-table.ts';
import { visitStatements } from './statements.ts';
import type { ThreadUse } from './thread-use.ts';
import { visitNode } from './visitors.ts';

export interface InstrumentOptions {
  /** Path of the file, as `import.meta.url` and the source map name it. */
  file: string;
  /** Name of the program's parameter. */
  hooks: string;
  recordsLines: boolean;
  sites: SiteTable;
  /** Places (`line:column`, as the parser counts) of assignment targets that are constants. */
  constants: ReadonlySet<string>;
  /** Accesses to elements get hooks (C11). */
  hooksElements: boolean;
  threadUse: ThreadUse;
  resolveThread(specifier: string): ThreadResolution;
}

export interface Instrumented {
  /** The same module with hooks. Line breaks stand where they stood. */
  text: MagicString;
  problems: Problem[];
  /** Names of functions and classes, which a program can read (`f.name`). */
  readableNames: Set<string>;
  /** Modules that threads run which this one starts. */
  threadModules: Set<string>;
}

/** Adds the hooks of SPEC.md section 3 to a module's own text, types and all. */
export function instrument(source: string, program: Node, options: InstrumentOptions): Instrumented {
  const pass: Pass = {
    source,
    hooks: options.hooks,
    recordsLines: options.recordsLines,
    insertions: createInsertions(source),
    sites: options.sites,
    roles: new Map(),
    innerLinks: new Set(),
    names: new Map(),
    readableNames: new Set(),
    problems: [],
    constants: options.constants,
    removals: [],
    metas: [],
    hooksElements: options.hooksElements,
    elementRoles: new Map(),
    parenthesized: new Map(),
    replacements: new Map(),
    threadUse: options.threadUse,
    threadModules: new Set(),
    resolveThread: (specifier) => options.resolveThread(specifier),
    visit: (node, scope) => {
      visitNode(pass, node, scope);
    },
  };
  const scope: Scope = { frame: `${options.hooks}.top`, kind: 'module' };
  const text = new MagicString(source);
  visitStatements(pass, childrenOf(program, 'body'), scope);
  replaceMetas(pass, program, text, options);
  for (const { start, end } of pass.removals) text.remove(start, end);
  enclose(pass, program, text);
  pass.insertions.applyTo(text);
  // An import or export makes the file a module; without one, bundlers take it for an older kind of file.
  text.append('\nexport {};\n');
  const { problems, readableNames, threadModules } = pass;
  return { text, problems, readableNames, threadModules };
}

/** `import.meta` becomes an object of the file's own: programs run as scripts, which have none. */
function replaceMetas(
  pass: Pass,
  program: Node,
  text: MagicString,
  { file, hooks }: InstrumentOptions,
): void {
  if (pass.metas.length === 0) return;
  for (const { start, end } of pass.metas) text.overwrite(start, end, `${hooks}_meta`);
  const first = childrenOf(program, 'body')[0];
  if (!first) return;
  text.appendLeft(
    first.start,
    `const ${hooks}_meta = { __proto__: null, url: ${JSON.stringify(`lab:///${file}`)} }; `,
  );
}
