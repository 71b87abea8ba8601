import { type Node, childOf, childrenOf, nameOf, runningChildrenOf, isFunction } from './ast.ts';
import { beginsWithElement, leaveAlone } from './elements.ts';
import { type Pass, type Scope, visitChildren } from './pass.ts';
import { cutName } from './site-table.ts';
import { replaceThreadModule } from './thread-modules.ts';

const PLATFORM_OBJECTS = new Set(['Math', 'Number', 'String', 'Object', 'JSON']);

const CALLS = new Set([
  'CallExpression',
  'OptionalCallExpression',
  'NewExpression',
  'TaggedTemplateExpression',
]);

export function isCall(node: Node): boolean {
  return CALLS.has(node.type);
}

/** Whether a call is left alone: `Math.max(a, b)` and its like (H4). */
export function isPlatformCall(node: Node): boolean {
  const callee = childOf(node, 'callee');
  if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return false;
  const object = childOf(callee, 'object');
  return object?.type === 'Identifier' && PLATFORM_OBJECTS.has(String(object['name']));
}

/** Notes where a call stands before its callee begins (H4), and whether it keeps its task (H5). */
export function visitCall(pass: Pass, node: Node, scope: Scope): void {
  const callee = childOf(node, 'callee');
  markInnerLink(pass, callee);
  if (node.type !== 'NewExpression') leaveAlone(pass, callee ?? childOf(node, 'tag'));
  else if (pass.hooksElements && callee && beginsWithElement(callee)) pass.parenthesized.set(callee, '');
  replaceThreadModule(pass, node);
  if (isPlatformCall(node)) {
    visitChildren(pass, node, scope);
    return;
  }
  const lastArgument = childrenOf(node, 'arguments').at(-1);
  if (lastArgument) visitCallWithArguments(pass, node, lastArgument, scope);
  else visitBareCall(pass, node, scope);
}

function visitCallWithArguments(pass: Pass, node: Node, lastArgument: Node, scope: Scope): void {
  const spread = lastArgument.type === 'SpreadElement' ? childOf(lastArgument, 'argument') : null;
  const value = spread ?? lastArgument;
  const site = addCallSite(pass, node);
  for (const child of runningChildrenOf(node)) {
    if (child !== lastArgument) {
      pass.visit(child, scope);
      continue;
    }
    pass.insertions.open(value.start, toMarkAround(pass, node, site, scope));
    pass.visit(value, scope);
    pass.insertions.close(value.end, ')');
  }
}

/**
 * A call without arguments. The mark stands before the whole call, unless something else runs between it and the call
 * (`load().then()`) or the call is inside an optional chain: then it stands in the property's name.
 */
function visitBareCall(pass: Pass, node: Node, scope: Scope): void {
  const { insertions } = pass;
  const callee = childOf(node, 'callee');
  const member = callee && findMember(callee);
  const isInnerLink = pass.innerLinks.has(node);
  const runsBefore = callee !== null && runsCode(callee);
  if (member && (isInnerLink || runsBefore) && moveIntoProperty(pass, node, member, scope)) return;
  if (isInnerLink) {
    visitChildren(pass, node, scope);
    return;
  }
  const site = addCallSite(pass, node);
  insertions.open(
    node.start,
    `(${runsBefore ? `${pass.hooks}.site = ${site}` : toMarkBefore(pass, node, site, scope)}, `,
  );
  visitChildren(pass, node, scope);
  insertions.close(node.end, ')');
}

/** `a().b()` becomes `a()[(mark, "b")]()`. False when the property's form does not allow it. */
function moveIntoProperty(pass: Pass, node: Node, member: Node, scope: Scope): boolean {
  const { insertions } = pass;
  const object = childOf(member, 'object');
  const property = childOf(member, 'property');
  if (!object || !property || object.type === 'Super') return false;
  if (member['computed'] === true) {
    markInnerLink(pass, object);
    const site = addCallSite(pass, node);
    pass.visit(object, scope);
    insertions.open(property.start, toMarkAround(pass, node, site, scope));
    pass.visit(property, scope);
    insertions.close(property.end, ')');
    return true;
  }
  if (property.type !== 'Identifier') return false;
  markInnerLink(pass, object);
  const isOptional = member['optional'] === true;
  const dot = findDot(pass.source, object.end, property.start);
  if (dot < 0) return false;
  const site = addCallSite(pass, node);
  pass.visit(object, scope);
  if (!isOptional) pass.removals.push({ start: dot, end: dot + 1 });
  insertions.open(property.start, `[(${toMarkBefore(pass, node, site, scope)}, "`);
  insertions.close(property.end, '")]');
  return true;
}

/** Offset of the member dot between two offsets, comments skipped; −1 when there is none. */
function findDot(source: string, from: number, to: number): number {
  let position = from;
  while (position < to) {
    if (source.startsWith('//', position)) {
      while (position < to && source[position] !== '\n') position++;
    } else if (source.startsWith('/*', position)) {
      position = source.indexOf('*/', position) + 2;
    } else if (source[position] === '.') {
      return position;
    } else position++;
  }
  return -1;
}

function findMember(callee: Node): Node | null {
  let node: Node | null = callee;
  while (node?.type === 'TSNonNullExpression' || node?.type === 'ParenthesizedExpression') {
    node = childOf(node, 'expression');
  }
  return node?.type === 'MemberExpression' || node?.type === 'OptionalMemberExpression' ? node : null;
}

/** Whether evaluating an expression runs a call of the learner's, or suspends. */
export function runsCode(node: Node): boolean {
  if (isFunction(node)) return false;
  if (isCall(node) || node.type === 'AwaitExpression' || node.type === 'YieldExpression') return true;
  return runningChildrenOf(node).some(runsCode);
}

/** Remembers that a link of an optional chain is followed by another one. */
export function markInnerLink(pass: Pass, link: Node | null): void {
  let node = link;
  while (node?.type === 'TSNonNullExpression') node = childOf(node, 'expression');
  if (node?.type === 'OptionalCallExpression' || node?.type === 'OptionalMemberExpression')
    pass.innerLinks.add(node);
}

function toMarkAround(pass: Pass, node: Node, site: number, scope: Scope): string {
  const role = pass.roles.get(node);
  if (role === 'awaited') return `${pass.hooks}.atAwaited(${site}, `;
  if (role === 'returned') return `${pass.hooks}.atReturned(${scope.frame}, ${site}, `;
  return `${pass.hooks}.at(${site}, `;
}

function toMarkBefore(pass: Pass, node: Node, site: number, scope: Scope): string {
  const role = pass.roles.get(node);
  if (role === 'awaited') return `${pass.hooks}.awaited(${site})`;
  if (role === 'returned') return `${pass.hooks}.returned(${scope.frame}, ${site})`;
  return `${pass.hooks}.site = ${site}`;
}

function addCallSite(pass: Pass, node: Node): number {
  const callee = childOf(node, 'callee') ?? childOf(node, 'tag');
  const text = callee ? pass.source.slice(callee.start, callee.end) : (nameOf(node) ?? '');
  return pass.sites.add('call', node.loc, cutName(node.type === 'NewExpression' ? `new ${text}` : text));
}
