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
  const runningParts = suspends && left ? findRunningParts(left) : [];
  for (const part of runningParts) pass.parenthesized.set(part, `${hooks}.caught(${frame}), `);
  const awaitSite = suspends ? pass.sites.add('await', head) : -1;

  for (const child of runningChildrenOf(node)) {
    if (child === body) visitBody(child);
    else if (suspends && child === right) {
      insertions.open(child.start, `${hooks}.suspended(${frame}, ${awaitSite}, `);
      pass.visit(child, scope);
      insertions.close(child.end, ')');
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
    if (suspends && runningParts.length === 0) return `${hooks}.resumed(${frame}, ${awaitSite}); `;
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

/** What runs code in the head of a `for await`, which it does while the loop still counts as suspended. */
function findRunningParts(pattern: Node): Node[] {
  if (isFunction(pattern)) return [];
  const own = findEvaluated(pattern);
  return runningChildrenOf(pattern).flatMap((child) =>
    own.includes(child) ? (runsCode(child) ? [child] : []) : findRunningParts(child),
  );
}

/** The expressions directly in a part of a pattern: defaults, keys, and what a target is an element of. */
function findEvaluated(part: Node): (Node | null)[] {
  const isComputed = part['computed'] === true;
  if (part.type === 'AssignmentPattern') return [childOf(part, 'right')];
  if (part.type === 'MemberExpression')
    return [childOf(part, 'object'), isComputed ? childOf(part, 'property') : null];
  return part.type === 'ObjectProperty' && isComputed ? [childOf(part, 'key')] : [];
}
