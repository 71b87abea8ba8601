import { type Node, childOf, runningChildrenOf } from './ast.ts';
import { findDeclaredNames } from './declared-names.ts';

/** The identifiers of a module that mean the module's own names (imports included) or global ones, not an inner scope's. */
export function findReferences(program: Node, names: ReadonlySet<string>): Set<Node> {
  const found = new Set<Node>();
  const visit = (node: Node, visible: ReadonlySet<string>): void => {
    if (node.type === 'Identifier') {
      if (visible.has(String(node['name']))) found.add(node);
      return;
    }
    const declared = node === program ? [] : findDeclaredNames(node);
    const inner = declared.some((name) => visible.has(name))
      ? new Set([...visible].filter((name) => !declared.includes(name)))
      : visible;
    if (inner.size > 0) for (const child of referringChildrenOf(node)) visit(child, inner);
  };
  visit(program, names);
  return found;
}

const LABELLED = new Set(['LabeledStatement', 'BreakStatement', 'ContinueStatement']);

/** Without the identifiers that are names of properties, labels, or of other modules' exports. */
function referringChildrenOf(node: Node): Node[] {
  if (node.type === 'ImportDeclaration' || node.type === 'MetaProperty') return [];
  if (node.type === 'ExportNamedDeclaration' && childOf(node, 'source')) return [];
  const children = runningChildrenOf(node);
  if (LABELLED.has(node.type)) return children.filter((child) => child !== childOf(node, 'label'));
  if (node.type === 'ExportSpecifier') return children.filter((child) => child === childOf(node, 'local'));
  if (node['computed'] === true) return children;
  const name = childOf(node, node.type.endsWith('MemberExpression') ? 'property' : 'key');
  return children.filter((child) => child !== name);
}
