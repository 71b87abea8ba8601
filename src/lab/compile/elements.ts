import { type Node, childOf, childrenOf, unwrapExpression } from './ast.ts';
import { nameChildren } from './naming.ts';
import { type Pass, type Scope, visitChildren } from './pass.ts';
import { cutName } from './site-table.ts';

/** Whether a node is `a[k]` with a key that may be an index: no fixed string, nothing of `super` (H14). */
export function isElement(node: Node): boolean {
  return node.type === 'MemberExpression' && isIndexed(node);
}

/** The same for a link of an optional chain. */
export function isIndexed(link: Node): boolean {
  if (link['computed'] !== true || childOf(link, 'object')?.type === 'Super') return false;
  const key = childOf(link, 'property');
  if (!key) return false;
  const fixed = unwrapExpression(key);
  if (fixed.type === 'TemplateLiteral') return childrenOf(fixed, 'expressions').length > 0;
  return fixed.type !== 'StringLiteral';
}

/** Notes that an element keeps its form: it is called, so that its object is `this`, or deleted. */
export function leaveAlone(pass: Pass, expression: Node | null): void {
  if (pass.hooksElements && expression) pass.elementRoles.set(unwrapExpression(expression), 'alone');
}

/** Notes that something is assigned to by a pattern or by the head of a loop. */
export function markTarget(pass: Pass, target: Node | null): void {
  if (pass.hooksElements && target) pass.elementRoles.set(unwrapExpression(target), { target });
}

/** Whether a callee of `new` begins with an element: a hook there would be taken for the callee. */
export function beginsWithElement(callee: Node): boolean {
  let node: Node | null = callee;
  for (; node; node = childOf(node, node.type.startsWith('TS') ? 'expression' : 'object')) {
    if (isElement(node)) return true;
  }
  return false;
}

/** `a[k]`, read or as a target (H14). */
export function visitMember(pass: Pass, node: Node, scope: Scope): void {
  const role = pass.elementRoles.get(node);
  if (!pass.hooksElements || role === 'alone' || !isElement(node)) visitChildren(pass, node, scope);
  else if (role) visitTarget(pass, node, role.target, scope);
  else {
    const { insertions } = pass;
    insertions.open(node.start, `${pass.hooks}.get(${addElementSite(pass, node)}, `);
    visitParts(pass, node, scope, ', ');
    pass.removals.push({ start: node.end - 1, end: node.end });
    insertions.close(node.end, ')');
  }
}

/** Object and key are evaluated where the target stands, and set once the value is there: no hook's closure holds them. */
function visitTarget(pass: Pass, node: Node, target: Node, scope: Scope): void {
  const { hooks, insertions, removals } = pass;
  const site = addElementSite(pass, node);
  insertions.open(target.start, '({ o: ');
  removals.push({ start: target.start, end: node.start });
  visitParts(pass, node, scope, ', k: ');
  removals.push({ start: node.end - 1, end: target.end });
  insertions.close(target.end, `, set value(v) { ${hooks}.set(${site}, this.o, this.k, v); } }).value`);
}

/** `a[k] = v`, `a[k] += e`, `a[k] ||= e` (H14). */
export function visitAssignment(pass: Pass, node: Node, scope: Scope): void {
  const { hooks, insertions, removals } = pass;
  const left = childOf(node, 'left');
  const right = childOf(node, 'right');
  const element = left && unwrapExpression(left);
  nameChildren(pass, node);
  if (!pass.hooksElements || !left || !right || !element || !isElement(element)) {
    visitChildren(pass, node, scope);
    return;
  }
  const operator = String(node['operator']);
  const operatorEnd = skipBlanks(pass.source, left.end) + operator.length;
  const site = addElementSite(pass, element);
  const [before, between] = toAssignment(hooks, site, operator.slice(0, -1));
  insertions.open(node.start, before);
  removals.push({ start: left.start, end: element.start });
  visitParts(pass, element, scope, ', ');
  removals.push({ start: element.end - 1, end: operatorEnd });
  insertions.close(operatorEnd, between);
  pass.visit(right, scope);
  insertions.close(node.end, ')');
}

/** What stands before the object, and between the key and the value. */
function toAssignment(hooks: string, site: number, operator: string): [before: string, between: string] {
  if (operator === '') return [`${hooks}.set(${site}, `, ', '];
  const assigned = `${hooks}.assigned(${site}, `;
  if (!LOGICAL.has(operator)) return [`${assigned}${hooks}.ref(${site}, `, `), "${operator}", `];
  return [
    `(${hooks}.kept = ${hooks}.ref(${site}, `,
    `)).value ${operator} ${assigned}${hooks}.kept, "${operator}", `,
  ];
}

const LOGICAL = new Set(['&&', '||', '??']);

/** `a[k]++` and its like (H14). */
export function visitUpdate(pass: Pass, node: Node, scope: Scope): void {
  const { hooks, insertions, removals } = pass;
  const argument = childOf(node, 'argument');
  const element = argument && unwrapExpression(argument);
  if (!pass.hooksElements || !element || !isElement(element)) {
    visitChildren(pass, node, scope);
    return;
  }
  const delta = node['operator'] === '++' ? 1 : -1;
  insertions.open(node.start, `${hooks}.updated(${addElementSite(pass, element)}, `);
  removals.push({ start: node.start, end: element.start });
  visitParts(pass, element, scope, ', ');
  removals.push({ start: element.end - 1, end: node.end });
  insertions.close(node.end, `, ${delta}, ${String(node['prefix'] === true)})`);
}

/** The object, `between` in the place of the bracket, and the key. */
function visitParts(pass: Pass, element: Node, scope: Scope, between: string): void {
  const object = childOf(element, 'object');
  if (!object) return;
  pass.visit(object, scope);
  visitKey(pass, element, object.end, scope, between);
}

/** The key of an element, with `between` in the place of its bracket: the first `[` or `?.[` from `from` on. */
export function visitKey(pass: Pass, element: Node, from: number, scope: Scope, between: string): void {
  const { insertions } = pass;
  const key = childOf(element, 'property');
  if (!key) return;
  const start = skipBlanks(pass.source, from);
  const bracket = pass.source[start] === '?' ? skipBlanks(pass.source, start + 2) : start;
  pass.removals.push({ start, end: bracket + 1 });
  insertions.open(start, between);
  const isList = key.type === 'SequenceExpression';
  if (isList) insertions.open(key.start, '(');
  pass.visit(key, scope);
  if (isList) insertions.close(key.end, ')');
}

/** Offset of the first character from `from` on that is neither blank nor in a comment. */
export function skipBlanks(source: string, from: number): number {
  const blanks = /(?:\s|\/\/.*|\/\*[^]*?\*\/)*/y;
  blanks.lastIndex = from;
  blanks.test(source);
  return blanks.lastIndex;
}

export function addElementSite(pass: Pass, element: Node): number {
  return pass.sites.add('access', element.loc, cutName(pass.source.slice(element.start, element.end)));
}
