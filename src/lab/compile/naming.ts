import { type Node, childOf, nameOf } from './ast.ts';
import { nameValue } from './functions.ts';
import type { Pass } from './pass.ts';

/** Tells the function or class directly below a node what it is called, as the language does. */
export function nameChildren(pass: Pass, node: Node): void {
  const naming = findNaming(node);
  if (naming) nameValue(pass, naming.value, nameOf(naming.name));
  if (node.type === 'ExportDefaultDeclaration') nameValue(pass, childOf(node, 'declaration'), 'default');
}

function findNaming(node: Node): { name: Node | null; value: Node | null } | null {
  switch (node.type) {
    case 'VariableDeclarator':
      return { name: childOf(node, 'id'), value: childOf(node, 'init') };
    case 'AssignmentExpression':
    case 'AssignmentPattern': {
      const left = childOf(node, 'left');
      const name = left?.type === 'MemberExpression' ? childOf(left, 'property') : left;
      return { name, value: childOf(node, 'right') };
    }
    case 'ObjectProperty':
    case 'ClassProperty':
    case 'ClassPrivateProperty':
    case 'ClassAccessorProperty':
      return { name: node['computed'] === true ? null : childOf(node, 'key'), value: childOf(node, 'value') };
    default:
      return null;
  }
}
