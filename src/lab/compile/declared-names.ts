import { type Node, childOf, childrenOf, isFunction, nameOf, runningChildrenOf } from './ast.ts';

/** The names that a node declares for what stands inside it, as far as they exist when the program runs. */
export function findDeclaredNames(node: Node): string[] {
  if (isFunction(node)) return findFunctionNames(node);
  switch (node.type) {
    case 'Program':
    case 'BlockStatement':
      return findStatementNames(childrenOf(node, 'body'));
    case 'StaticBlock':
    case 'TSModuleBlock':
      return [...findStatementNames(childrenOf(node, 'body')), ...findVars(node)];
    case 'SwitchStatement':
      return childrenOf(node, 'cases').flatMap((own) => findStatementNames(childrenOf(own, 'consequent')));
    case 'ForStatement':
      return findHeadNames(childOf(node, 'init'));
    case 'ForInStatement':
    case 'ForOfStatement':
      return findHeadNames(childOf(node, 'left'));
    case 'CatchClause':
      return findPatternNames(childOf(node, 'param'));
    case 'ClassExpression':
      return findPatternNames(childOf(node, 'id'));
    default:
      return [];
  }
}

function findFunctionNames(node: Node): string[] {
  const own = node.type === 'FunctionExpression' ? findPatternNames(childOf(node, 'id')) : [];
  const params = childrenOf(node, 'params').flatMap(findPatternNames);
  const body = childOf(node, 'body');
  return [...own, ...params, ...(body ? findVars(body) : [])];
}

function findStatementNames(statements: readonly Node[]): string[] {
  return statements.flatMap((statement) => {
    const exported = statement.type.startsWith('Export') ? childOf(statement, 'declaration') : null;
    const node = exported ?? statement;
    if (node['declare'] === true) return [];
    switch (node.type) {
      case 'ImportDeclaration':
        return childrenOf(node, 'specifiers').flatMap((own) => findPatternNames(childOf(own, 'local')));
      case 'VariableDeclaration':
        return findHeadNames(node);
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
      case 'TSEnumDeclaration':
      case 'TSModuleDeclaration':
      case 'TSImportEqualsDeclaration':
        return findPatternNames(childOf(node, 'id'));
      default:
        return [];
    }
  });
}

function findHeadNames(head: Node | null): string[] {
  if (head?.type !== 'VariableDeclaration') return [];
  return childrenOf(head, 'declarations').flatMap((own) => findPatternNames(childOf(own, 'id')));
}

/** `var` names anywhere below, functions of their own excepted. */
function findVars(node: Node): string[] {
  const own = node.type === 'VariableDeclaration' && node['kind'] === 'var' ? findHeadNames(node) : [];
  const below = runningChildrenOf(node).flatMap((child) => (isFunction(child) ? [] : findVars(child)));
  return [...own, ...below];
}

function findPatternNames(pattern: Node | null): string[] {
  if (!pattern) return [];
  switch (pattern.type) {
    case 'Identifier':
      return [nameOf(pattern) ?? ''];
    case 'ObjectPattern':
      return childrenOf(pattern, 'properties').flatMap((own) =>
        findPatternNames(childOf(own, own.type === 'RestElement' ? 'argument' : 'value')),
      );
    case 'ArrayPattern':
      return childrenOf(pattern, 'elements').flatMap(findPatternNames);
    case 'AssignmentPattern':
      return findPatternNames(childOf(pattern, 'left'));
    case 'RestElement':
      return findPatternNames(childOf(pattern, 'argument'));
    case 'TSParameterProperty':
      return findPatternNames(childOf(pattern, 'parameter'));
    default:
      return [];
  }
}
