import { type Node, childOf, childrenOf, nameOf, runningChildrenOf } from './ast.ts';
import { findDeclaredNames } from './declared-names.ts';
import { findReferences } from './references.ts';

/** What a file has to do with threads, and what it takes from `lab`. */
export interface ThreadUse {
  /** It can start threads: it imports `spawn` or all of `lab`, or names the platform's `Worker` (C11). */
  startsThreads: boolean;
  /** Names it imports from `lab`; null = all of them. */
  preludeNames: ReadonlySet<string> | null;
  /** Whether a call's callee is the `spawn` of `lab`, whatever it is called here. */
  isSpawn(callee: Node): boolean;
  /** Whether what stands after `new` is the platform's `Worker`. */
  isWorker(callee: Node): boolean;
}

/** Reads a module's imports and names. */
export function findThreadUse(program: Node, text: string): ThreadUse {
  const imports = readPreludeImports(program);
  const isAll = imports.takesAll || (/\bimport\s*\(/.test(text) && importsPreludeLater(program));
  const own = new Set(findDeclaredNames(program));
  const workers = new Set(WORKER.filter((name) => !own.has(name)));
  const globalObjects = new Set(GLOBAL_OBJECTS.filter((name) => !own.has(name)));
  const wanted = [
    ...imports.spawns,
    ...imports.namespaces,
    ...(/Worker|\\u/.test(text) ? [...workers, ...globalObjects] : []),
  ];
  const references = wanted.length > 0 ? findReferences(program, new Set(wanted)) : new Set<Node>();
  const isReference = (node: Node | null, names: ReadonlySet<string>): boolean =>
    node !== null && references.has(node) && names.has(String(node['name']));
  const isMemberOf = (node: Node, names: ReadonlySet<string>, name: string): boolean =>
    /^(?:Optional)?MemberExpression$/.test(node.type) &&
    isReference(childOf(node, 'object'), names) &&
    nameOf(childOf(node, 'property')) === name &&
    (node['computed'] !== true || childOf(node, 'property')?.type === 'StringLiteral');
  const isWorker = (node: Node): boolean =>
    isReference(node, workers) || isMemberOf(node, globalObjects, 'Worker');
  const namesWorker = (node: Node): boolean => isWorker(node) || runningChildrenOf(node).some(namesWorker);

  return {
    startsThreads:
      isAll ||
      THREAD_NAMES.some((name) => imports.names.has(name)) ||
      (references.size > 0 && namesWorker(program)),
    preludeNames: isAll ? null : imports.names,
    isSpawn: (callee) =>
      isReference(callee, imports.spawns) || isMemberOf(callee, imports.namespaces, 'spawn'),
    isWorker,
  };
}

/** What of `lab` starts threads, or lets them wait for each other. */
const THREAD_NAMES = ['spawn', 'Mutex', 'Semaphore', 'Condition', 'RwLock', 'Barrier', 'Channel'];
const WORKER = ['Worker'];
const GLOBAL_OBJECTS = ['globalThis', 'self'];

interface PreludeImports {
  names: Set<string>;
  takesAll: boolean;
  /** Local names of `spawn`. */
  spawns: Set<string>;
  /** Local names of all of `lab`. */
  namespaces: Set<string>;
}

function readPreludeImports(program: Node): PreludeImports {
  const imports: PreludeImports = {
    names: new Set(),
    takesAll: false,
    spawns: new Set(),
    namespaces: new Set(),
  };
  for (const statement of childrenOf(program, 'body')) {
    if (!isPreludePath(childOf(statement, 'source'))) continue;
    if (statement['importKind'] === 'type' || statement['exportKind'] === 'type') continue;
    if (statement.type === 'ExportAllDeclaration') imports.takesAll = true;
    for (const specifier of childrenOf(statement, 'specifiers')) addSpecifier(imports, specifier);
  }
  return imports;
}

function addSpecifier(imports: PreludeImports, specifier: Node): void {
  if (specifier['importKind'] === 'type' || specifier['exportKind'] === 'type') return;
  const local = nameOf(childOf(specifier, 'local')) ?? '';
  const name = specifier.type === 'ImportSpecifier' ? nameOf(childOf(specifier, 'imported')) : local;
  if (/Namespace/.test(specifier.type)) {
    imports.takesAll = true;
    if (specifier.type === 'ImportNamespaceSpecifier') imports.namespaces.add(local);
  } else if (name !== null && specifier.type !== 'ImportDefaultSpecifier') {
    imports.names.add(name);
    if (name === 'spawn' && specifier.type === 'ImportSpecifier') imports.spawns.add(local);
  }
}

function isPreludePath(source: Node | null): boolean {
  return source?.type === 'StringLiteral' && source['value'] === 'lab';
}

function importsPreludeLater(node: Node): boolean {
  if (node.type === 'ImportExpression' && isPreludePath(childOf(node, 'source'))) return true;
  return runningChildrenOf(node).some(importsPreludeLater);
}
