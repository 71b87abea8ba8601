import { type Node, childOf, childrenOf, isFunction, isLoop, nameOf } from './ast.ts';
import { isCall, markInnerLink, visitCall } from './calls.ts';
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
  OptionalMemberExpression: visitOptionalMember,
  ClassDeclaration: visitClass,
  ClassExpression: visitClass,
};

/** Adds the hooks of a node and of everything below it. */
export function visitNode(pass: Pass, node: Node, scope: Scope): void {
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

function visitOptionalMember(pass: Pass, node: Node, scope: Scope): void {
  markInnerLink(pass, childOf(node, 'object'));
  visitChildren(pass, node, scope);
}

function visitClass(pass: Pass, node: Node, scope: Scope): void {
  const name = nameOf(childOf(node, 'id'));
  if (name !== null) pass.readableNames.add(name);
  visitChildren(pass, node, scope);
}
