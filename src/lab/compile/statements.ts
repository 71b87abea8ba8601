import {
  type Node,
  childOf,
  childrenOf,
  isAwaitUsing,
  isForAwait,
  isLoop,
  isTypeOnly,
  unwrapLabels,
} from './ast.ts';
import { type Pass, type Scope, holdsSuspendingExit } from './pass.ts';

/** Inserts at the beginning of a block's content, after its directives. */
export function openContent(pass: Pass, block: Node, text: string): void {
  const lastDirective = childrenOf(block, 'directives').at(-1);
  if (lastDirective) pass.insertions.open(lastDirective.end, `; ${text}`);
  else pass.insertions.openInside({ start: block.start, end: block.end }, text);
}

/** Visits the statements of a block, a case or a module. */
export function visitStatements(pass: Pass, statements: readonly Node[], scope: Scope): void {
  for (const [index, statement] of statements.entries()) {
    if (isTypeOnly(statement)) continue;
    if (statement.type === 'ExpressionStatement') pass.insertions.markStatement(statement.start);
    if (pass.recordsLines && isStep(statement))
      pass.insertions.open(statement.start, toLineHook(pass, statement, scope));
    visitStatement(pass, statement, scope, true);
    const next = statements[index + 1];
    if (isAwaitUsing(statement) && !(next && isAwaitUsing(next))) markDisposal(pass, statement, scope);
  }
}

/** Visits the body of `if`, `else`, a loop or a label, which may do without braces. */
export function visitSlot(pass: Pass, statement: Node | null, scope: Scope): void {
  if (!statement) return;
  if (pass.recordsLines && isStep(statement) && statement.type !== 'IfStatement') {
    pass.insertions.open(statement.start, `{ ${toLineHook(pass, statement, scope)}`);
    visitStatement(pass, statement, scope, true);
    pass.insertions.close(statement.end, ' }');
  } else visitStatement(pass, statement, scope, false);
}

/** One statement, and after it what brings the frame back if leaving the statement may have suspended it (H7). */
export function visitStatement(pass: Pass, statement: Node, scope: Scope, isInList: boolean): void {
  const restore = findRestore(pass, statement, scope);
  if (restore && !isInList) pass.insertions.open(statement.start, '{ ');
  pass.visit(statement, scope);
  if (restore) pass.insertions.close(statement.end, isInList ? ` ${restore}` : ` ${restore} }`);
}

function findRestore(pass: Pass, statement: Node, scope: Scope): string | null {
  const inner = unwrapLabels(statement);
  if (isForAwait(inner)) {
    return `${pass.hooks}.resumed(${scope.frame}, ${pass.sites.add('await', inner.loc)});`;
  }
  const canBeBrokenOutOf = inner !== statement || isLoop(inner) || inner.type === 'SwitchStatement';
  return canBeBrokenOutOf && holdsSuspendingExit(inner) ? `${pass.hooks}.caught(${scope.frame});` : null;
}

/** A block, in braces of its own when leaving it disposes of something asynchronously (H8). */
export function visitBlock(pass: Pass, block: Node, scope: Scope): void {
  const statements = childrenOf(block, 'body');
  const disposed = statements.findLast(isAwaitUsing);
  if (disposed) openContent(pass, block, '{ ');
  visitStatements(pass, statements, scope);
  if (disposed) {
    const site = pass.sites.add('dispose', disposed.loc);
    pass.insertions.closeInside(block, ` } ${pass.hooks}.resumed(${scope.frame}, ${site});`);
  }
}

/**
 * Suspends the frame where disposal begins (H8). Stands only after the last of neighbouring declarations: between two
 * of them it would add a tick when the second one holds nothing.
 */
function markDisposal(pass: Pass, declaration: Node, scope: Scope): void {
  pass.insertions.close(declaration.end, toDisposal(pass, declaration, scope));
}

export function toDisposal(pass: Pass, declaration: Node, scope: Scope): string {
  const site = pass.sites.add('dispose', declaration.loc);
  return `; using ${pass.hooks}_d${site} = ${pass.hooks}.disposal(${scope.frame}, ${site});`;
}

const NOT_STEPS = new Set(['FunctionDeclaration', 'EmptyStatement', 'BlockStatement', 'TSModuleDeclaration']);

function isStep(statement: Node): boolean {
  if (isTypeOnly(statement) || NOT_STEPS.has(statement.type)) return false;
  return !statement.type.startsWith('Import') && !statement.type.startsWith('Export');
}

function toLineHook(pass: Pass, statement: Node, scope: Scope): string {
  return `${pass.hooks}.line(${scope.frame}, ${pass.sites.add('statement', statement.loc)}); `;
}

/** A `try`: what catches or cleans up begins by restoring the frame (H9). */
export function visitTry(pass: Pass, node: Node, scope: Scope): void {
  const block = childOf(node, 'block');
  if (block) pass.visit(block, scope);
  const handler = childOf(node, 'handler');
  const param = handler && childOf(handler, 'param');
  if (param) pass.visit(param, scope);
  for (const restoring of [handler && childOf(handler, 'body'), childOf(node, 'finalizer')]) {
    if (!restoring) continue;
    openContent(pass, restoring, `${pass.hooks}.caught(${scope.frame}); `);
    pass.visit(restoring, scope);
  }
}
