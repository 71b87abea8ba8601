import { type Node, childOf, isAwaitUsing, isForAwait, isFunction, runningChildrenOf } from './ast.ts';
import { runsCode } from './calls.ts';
import { markTarget } from './elements.ts';
import { type Pass, type Scope, holdsSuspendingExit } from './pass.ts';
import { toHeadSpan } from './site-table.ts';
import { toDisposal, visitSlot } from './statements.ts';

/** A loop: its body begins with the stop check (H10); `for await` suspends between rounds (H7). */
export function visitLoop(pass: Pass, node: Node, scope: Scope): void {
  const { hooks, insertions } = pass;
  const { frame } = scope;
  const body = childOf(node, 'body');
  const right = childOf(node, 'right');
  const suspends = isForAwait(node);
  const head = toHeadSpan(node, node.type === 'DoWhileStatement' ? null : body);
  const left = childOf(node, 'left');
  markTarget(pass, left);
  const defaults = suspends && left ? findRunningDefaults(left) : [];
  const awaitSite = suspends ? pass.sites.add('await', head) : -1;

  for (const child of runningChildrenOf(node)) {
    if (child === body) visitBody(child);
    else if (suspends && child === right) {
      insertions.open(child.start, `${hooks}.suspended(${frame}, ${awaitSite}, `);
      pass.visit(child, scope);
      insertions.close(child.end, ')');
    } else if (child === left) {
      for (const { start } of defaults) insertions.open(start, `(${hooks}.caught(${frame}), `);
      pass.visit(child, scope);
      for (const { end } of defaults) insertions.close(end, ')');
    } else pass.visit(child, scope);
  }

  function visitBody(content: Node): void {
    const check = `${hooks}.loop(${frame}, ${pass.sites.add('loop', head)}); `;
    const begin = findRestore(content) + check + findHeadDisposal() + (suspends ? 'try { ' : '');
    const end = suspends
      ? ` } finally { ${hooks}.caught(${frame}); ${hooks}.iterated(${frame}, ${awaitSite}); }`
      : '';
    if (content.type === 'BlockStatement') {
      insertions.openInside(content, begin);
      pass.visit(content, scope);
      if (end) insertions.closeInside(content, end);
    } else {
      insertions.open(content.start, `{ ${begin}`);
      visitSlot(pass, content, scope);
      insertions.close(content.end, `${end} }`);
    }
  }

  function findRestore(content: Node): string {
    if (suspends && defaults.length === 0) return `${hooks}.resumed(${frame}, ${awaitSite}); `;
    return suspends || holdsSuspendingExit(content) || findHeadDisposal()
      ? `${hooks}.caught(${frame}); `
      : '';
  }

  /** `for (await using x of xs)` disposes of `x` after each round. */
  function findHeadDisposal(): string {
    if (suspends || !left || !isAwaitUsing(left)) return '';
    return `${toDisposal(pass, left, scope).slice(2)} `;
  }
}

/** Defaults in the head of a `for await` that run code: that happens while the loop still counts as suspended. */
function findRunningDefaults(pattern: Node): Node[] {
  if (isFunction(pattern)) return [];
  const value = pattern.type === 'AssignmentPattern' ? childOf(pattern, 'right') : null;
  const own = value && runsCode(value) ? [value] : [];
  return runningChildrenOf(pattern).flatMap((child) => (child === value ? own : findRunningDefaults(child)));
}
