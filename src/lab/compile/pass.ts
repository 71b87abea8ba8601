import {
  type Node,
  type Place,
  childOf,
  childrenOf,
  isFunction,
  isForAwait,
  isAwaitUsing,
  runningChildrenOf,
  unwrapExpression,
} from './ast.ts';
import type { Insertions } from './insertions.ts';
import type { SiteTable } from './site-table.ts';
import type { ThreadUse } from './thread-use.ts';

/** The state of one walk over one file. */
export interface Pass {
  readonly source: string;
  /** Name of the program's parameter, `$hooks` unless the lab uses that name. */
  readonly hooks: string;
  readonly recordsLines: boolean;
  readonly insertions: Insertions;
  readonly sites: SiteTable;
  /** Calls whose promise is awaited or handed on at once. */
  readonly roles: Map<Node, CallRole>;
  /** Links of an optional chain that are not its last one: they cannot be wrapped. */
  readonly innerLinks: Set<Node>;
  /** Names that functions get from what they are assigned to. */
  readonly names: Map<Node, string>;
  /** Assignment targets that are constants, by the place where they begin. */
  readonly constants: ReadonlySet<string>;
  /** Names of all functions and classes. */
  readonly readableNames: Set<string>;
  readonly problems: Problem[];
  /** Punctuation to take out of the source. */
  readonly removals: Span[];
  /** Occurrences of `import.meta`. */
  readonly metas: Span[];
  /** The lab can start threads: accesses to elements get hooks (C11). */
  readonly hooksElements: boolean;
  /** Elements that are not simply read where they stand (H14). */
  readonly elementRoles: Map<Node, ElementRole>;
  /** Expressions to put in parentheses, after a text that belongs in them. */
  readonly parenthesized: Map<Node, string>;
  /** Expressions to put a text in the place of. */
  readonly replacements: Map<Node, string>;
  readonly threadUse: ThreadUse;
  /** Modules that this file's threads run, as found. */
  readonly threadModules: Set<string>;
  /** Finds the module that a thread is to run. */
  resolveThread(specifier: string): ThreadResolution;
  visit(node: Node, scope: Scope): void;
}

/** 0 plain, 1 async, 2 generator, 3 async generator: what `enter` is told (H3). */
export type FunctionKind = 0 | 1 | 2 | 3;

/** The function around a node. */
export interface Scope {
  /** Expression that gives its frame. */
  readonly frame: string;
  readonly kind: FunctionKind | 'module';
}

export type CallRole = 'awaited' | 'returned';

/** `alone`: no hook; a node: the target of a pattern or a loop's head, which stands in these wrappers (or in none: itself). */
export type ElementRole = 'alone' | { target: Node };

/** The path of a thread's module, or what is wrong with it. */
export type ThreadResolution = { path: string } | { message: string };

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A mistake that the parser lets pass and the engine would not. */
export interface Problem {
  readonly message: string;
  readonly node: Node;
}

/** Visits everything below a node that runs. */
export function visitChildren(pass: Pass, node: Node, scope: Scope): void {
  for (const child of runningChildrenOf(node)) pass.visit(child, scope);
}

/** Marks the calls whose value an expression gives, so that they hand their task on. */
export function markCalls(pass: Pass, expression: Node, role: CallRole): void {
  const node = unwrapExpression(expression);
  if (node.type === 'CallExpression' || node.type === 'OptionalCallExpression') {
    pass.roles.set(node, role);
  } else if (node.type === 'ConditionalExpression') {
    for (const field of ['consequent', 'alternate']) {
      const branch = childOf(node, field);
      if (branch) markCalls(pass, branch, role);
    }
  } else if (node.type === 'LogicalExpression') {
    const right = childOf(node, 'right');
    if (right) markCalls(pass, right, role);
  } else if (node.type === 'SequenceExpression') {
    const last = childrenOf(node, 'expressions').at(-1);
    if (last) markCalls(pass, last, role);
  }
}

const suspensionsFound = new WeakMap<Node, boolean>();

/** Whether leaving this statement may suspend its function: it holds a `for await` or an `await using`. */
export function holdsSuspendingExit(node: Node): boolean {
  const known = suspensionsFound.get(node);
  if (known !== undefined) return known;
  const found =
    isForAwait(node) ||
    isAwaitUsing(node) ||
    runningChildrenOf(node).some((child) => !isFunction(child) && holdsSuspendingExit(child));
  suspensionsFound.set(node, found);
  return found;
}

/** A place as a key of a set. */
export function toPlaceKey({ line, column }: Place): string {
  return `${line}:${column}`;
}
