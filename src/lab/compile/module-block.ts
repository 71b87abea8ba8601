import type MagicString from 'magic-string';
import { type Node, childrenOf, isAwaitUsing, isTypeOnly } from './ast.ts';
import type { Pass } from './pass.ts';

/**
 * Puts a module that exports no value into a block. The bundler turns a module's own `const`, `let`, `class` and
 * `using` into `var`s of one scope; in a block they keep their meaning (no use before the declaration, names of their
 * own, disposal at the end). Imports move in front of the block, ambient declarations go.
 */
export function enclose(pass: Pass, program: Node, text: MagicString): void {
  const statements = childrenOf(program, 'body');
  const imports = statements.filter(({ type }) => type === 'ImportDeclaration');
  const content = statements.filter((node) => !imports.includes(node));
  const first = content[0];
  const last = content.at(-1);
  if (!first || !last || !content.every(fitsInBlock)) return;

  for (const node of content) if (isErased(node)) blank(pass, node, text);
  for (const node of imports) {
    if (node.start < first.start) continue;
    text.move(node.start, node.end, first.start);
    text.appendLeft(node.end, ';');
  }
  const disposed = content.findLast(isAwaitUsing);
  const resumed = disposed
    ? ` ${pass.hooks}.resumed(${pass.hooks}.top, ${pass.sites.add('dispose', disposed.loc)});`
    : '';
  text.prependRight(first.start, ';{ ');
  text.append(`\n}${resumed}`);
}

const NEVER_IN_BLOCK = new Set([
  'ExportAllDeclaration',
  'ExportDefaultDeclaration',
  'TSExportAssignment',
  'TSImportEqualsDeclaration',
]);

function fitsInBlock(node: Node): boolean {
  if (isErased(node)) return true;
  if (NEVER_IN_BLOCK.has(node.type)) return false;
  return node.type !== 'ExportNamedDeclaration' && node.type !== 'TSModuleDeclaration';
}

/** Whether nothing of a statement is left once types are taken out, and a block could not hold it. */
function isErased(node: Node): boolean {
  if (node['declare'] === true) return true;
  if (node.type === 'TSNamespaceExportDeclaration') return true;
  if (node.type === 'ExportAllDeclaration') return node['exportKind'] === 'type';
  if (node.type !== 'ExportNamedDeclaration') return false;
  if (node['exportKind'] === 'type') return true;
  const declaration = node['declaration'] as Node | null | undefined;
  if (declaration) return isTypeOnly(declaration) && declaration.type !== 'TSEnumDeclaration';
  return (
    !node['source'] && childrenOf(node, 'specifiers').every((specifier) => specifier['exportKind'] === 'type')
  );
}

function blank(pass: Pass, node: Node, text: MagicString): void {
  text.overwrite(node.start, node.end, pass.source.slice(node.start, node.end).replace(/[^\r\n]/g, ' '));
}
