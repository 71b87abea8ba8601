import { type Node, childOf, childrenOf, isFunction, nameOf, runningChildrenOf } from './ast.ts';
import { isCall, isPlatformCall } from './calls.ts';
import { type FunctionKind, type Pass, type Scope, markCalls } from './pass.ts';
import { openContent } from './statements.ts';
import { toHeadSpan } from './site-table.ts';

/** Puts a function's body between `enter` and `exit` (H3). */
export function visitFunction(pass: Pass, node: Node, scope: Scope): void {
  const body = childOf(node, 'body');
  const ownName = nameOf(childOf(node, 'id'));
  if (ownName !== null) pass.readableNames.add(ownName);
  for (const child of runningChildrenOf(node)) if (child !== body) pass.visit(child, scope);
  if (!body) return;
  const kind = toFunctionKind(node);
  if (isLeftAlone(pass, kind, body)) {
    pass.visit(body, { frame: scope.frame, kind });
    return;
  }

  const { hooks, insertions } = pass;
  const site = pass.sites.add('function', toHeadSpan(node, body), pass.names.get(node) ?? findOwnName(node));
  const frame = `${hooks}_f${site}`;
  const label = findLabel(node);
  const enter = `const ${frame} = ${hooks}.enter(${kind}, ${site}, ${scope.frame}, ${label}); try { `;
  const failed =
    kind === 1 || kind === 3 ? `catch (${hooks}_e) { throw ${hooks}.failed(${frame}, ${hooks}_e); } ` : '';
  const leave = ` } ${failed}finally { ${hooks}.exit(${frame}); }`;
  const inner: Scope = { frame, kind };

  if (body.type === 'BlockStatement') {
    openContent(pass, body, enter);
    pass.visit(body, inner);
    insertions.closeInside(body, leave);
  } else {
    if (kind === 0) markCalls(pass, body, 'returned');
    insertions.open(body.start, `{ ${enter}return (`);
    pass.visit(body, inner);
    insertions.close(body.end, `);${leave} }`);
  }
}

function toFunctionKind(node: Node): FunctionKind {
  if (node['generator'] === true) return node['async'] === true ? 3 : 2;
  return node['async'] === true ? 1 : 0;
}

/** A plain function that starts nothing, waits for nothing and catches nothing needs no frame. */
function isLeftAlone(pass: Pass, kind: FunctionKind, body: Node): boolean {
  if (kind !== 0) return false;
  if (pass.recordsLines && childrenOf(body, 'body').length > 0) return false;
  return !needsFrame(body);
}

const FRAME_USERS = new Set(['AwaitExpression', 'YieldExpression', 'ImportExpression', 'TryStatement']);

function needsFrame(node: Node): boolean {
  if (FRAME_USERS.has(node.type) || isFunction(node)) return true;
  if (isCall(node) && !isPlatformCall(node)) return true;
  return runningChildrenOf(node).some(needsFrame);
}

function findOwnName(node: Node): string {
  const own =
    nameOf(childOf(node, 'id')) ?? (node['computed'] === true ? null : nameOf(childOf(node, 'key')));
  return own ?? '(anonymous)';
}

/** The first parameter, where it is a plain identifier. */
function findLabel(node: Node): string {
  const first = childrenOf(node, 'params').find((param) => nameOf(param) !== 'this');
  const param = first?.type === 'TSParameterProperty' ? childOf(first, 'parameter') : first;
  return (param?.type === 'Identifier' && nameOf(param)) || 'undefined';
}

/** Remembers the name that an anonymous function or class gets from where it is put. */
export function nameValue(pass: Pass, value: Node | null, name: string | null): void {
  if (!value || name === null || childOf(value, 'id')) return;
  if (isFunction(value)) pass.names.set(value, name);
  if (isFunction(value) || value.type === 'ClassExpression') pass.readableNames.add(name);
}
