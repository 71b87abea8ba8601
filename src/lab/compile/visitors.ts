import { type Node, childOf, childrenOf, isFunction, isLoop, nameOf } from './ast.ts';
import { isCall, visitCall } from './calls.ts';
import { visitOptionalMember } from './element-chains.ts';
import { leaveAlone, markTarget, visitAssignment, visitMember, visitUpdate } from './elements.ts';
import * as expressions from './expressions.ts';
import { visitFunction } from './functions.ts';
import { visitLoop } from './loops.ts';
import { nameChildren } from './naming.ts';
import { type Pass, type Scope, visitChildren } from './pass.ts';
import { visitBlock, visitSlot, visitStatements, visitTry } from './statements.ts';

type Visitor = (pass: Pass, node: Node, scope: Scope) => void;

/** What each kind of node gets; kinds that are not listed get nothing and are searched further. */
const VISITORS: Readonly<Record<string, Visitor>> = {
  AwaitExpression: expressions.visitAwait,
  YieldExpression: expressions.visitYield,
  ReturnStatement: expressions.visitReturn,
  ImportExpression: expressions.visitImport,
  MetaProperty: expressions.visitMeta,
  Identifier: expressions.visitIdentifier,
  RegExpLiteral: expressions.checkRegExp,
  BlockStatement: visitBlock,
  StaticBlock: visitBody,
  TSModuleBlock: visitBody,
  SwitchCase: visitCase,
  TryStatement: visitTry,
  IfStatement: visitIf,
  LabeledStatement: visitLabelled,
  MemberExpression: visitMember,
  OptionalMemberExpression: visitOptionalMember,
  AssignmentExpression: visitAssignment,
  UpdateExpression: visitUpdate,
  UnaryExpression: visitUnary,
  ArrayPattern: visitPattern,
  ObjectPattern: visitPattern,
  AssignmentPattern: visitPattern,
  RestElement: visitPattern,
  ClassDeclaration: visitClass,
  ClassExpression: visitClass,
};

/** Adds the hooks of a node and of everything below it. */
export function visitNode(pass: Pass, node: Node, scope: Scope): void {
  const inParentheses = pass.parenthesized.get(node);
  if (inParentheses !== undefined) pass.insertions.open(node.start, `(${inParentheses}`);
  const replacement = pass.replacements.get(node);
  if (replacement === undefined) visitKind(pass, node, scope);
  else {
    pass.insertions.open(node.start, replacement);
    pass.removals.push({ start: node.start, end: node.end });
  }
  if (inParentheses !== undefined) pass.insertions.close(node.end, ')');
}

function visitKind(pass: Pass, node: Node, scope: Scope): void {
  if (isFunction(node)) visitFunction(pass, node, scope);
  else if (isLoop(node)) visitLoop(pass, node, scope);
  else if (isCall(node)) visitCall(pass, node, scope);
  else (VISITORS[node.type] ?? visitOther)(pass, node, scope);
}

function visitOther(pass: Pass, node: Node, scope: Scope): void {
  nameChildren(pass, node);
  visitChildren(pass, node, scope);
}

function visitBody(pass: Pass, node: Node, scope: Scope): void {
  visitStatements(pass, childrenOf(node, 'body'), scope);
}

function visitCase(pass: Pass, node: Node, scope: Scope): void {
  const test = childOf(node, 'test');
  if (test) pass.visit(test, scope);
  visitStatements(pass, childrenOf(node, 'consequent'), scope);
}

function visitIf(pass: Pass, node: Node, scope: Scope): void {
  const test = childOf(node, 'test');
  if (test) pass.visit(test, scope);
  visitSlot(pass, childOf(node, 'consequent'), scope);
  visitSlot(pass, childOf(node, 'alternate'), scope);
}

function visitLabelled(pass: Pass, node: Node, scope: Scope): void {
  const body = childOf(node, 'body');
  if (body) pass.visit(body, scope);
}

function visitUnary(pass: Pass, node: Node, scope: Scope): void {
  if (node['operator'] === 'delete') leaveAlone(pass, childOf(node, 'argument'));
  visitChildren(pass, node, scope);
}

/** What a pattern assigns to. Patterns that declare hold names there, no elements. */
function visitPattern(pass: Pass, node: Node, scope: Scope): void {
  for (const element of childrenOf(node, 'elements')) markTarget(pass, element);
  for (const property of childrenOf(node, 'properties')) markTarget(pass, childOf(property, 'value'));
  markTarget(pass, childOf(node, 'left') ?? childOf(node, 'argument'));
  visitOther(pass, node, scope);
}

function visitClass(pass: Pass, node: Node, scope: Scope): void {
  const name = nameOf(childOf(node, 'id'));
  if (name !== null) pass.readableNames.add(name);
  visitChildren(pass, node, scope);
}
