import { type Node, childOf, childrenOf, nameOf } from './ast.ts';
import { type Pass, type Scope, markCalls, toPlaceKey } from './pass.ts';

/** H2 */
export function visitAwait(pass: Pass, node: Node, scope: Scope): void {
  const argument = childOf(node, 'argument');
  if (!argument) return;
  const place = `${scope.frame}, ${pass.sites.add('await', node.loc)}`;
  markCalls(pass, argument, 'awaited');
  pass.insertions.open(node.start, `${pass.hooks}.resumed(${place}, `);
  pass.insertions.open(argument.start, `${pass.hooks}.suspended(${place}, `);
  pass.visit(argument, scope);
  pass.insertions.close(argument.end, ')');
  pass.insertions.close(node.end, ')');
}

/** H6 */
export function visitYield(pass: Pass, node: Node, scope: Scope): void {
  const argument = childOf(node, 'argument');
  const place = `${scope.frame}, ${pass.sites.add('yield', node.loc)}`;
  pass.insertions.open(node.start, `${pass.hooks}.yielded(${place}, `);
  if (argument) {
    pass.insertions.open(argument.start, `${pass.hooks}.yielding(${place}, `);
    pass.visit(argument, scope);
    pass.insertions.close(argument.end, ')');
  } else pass.insertions.close(node.end, ` ${pass.hooks}.yielding(${place})`);
  pass.insertions.close(node.end, ')');
}

/** H5. An async generator awaits what it returns before its `finally` blocks run, so it is suspended there. */
export function visitReturn(pass: Pass, node: Node, scope: Scope): void {
  const argument = childOf(node, 'argument');
  if (!argument) return;
  if (scope.kind === 0) markCalls(pass, argument, 'returned');
  if (scope.kind !== 3) {
    pass.visit(argument, scope);
    return;
  }
  markCalls(pass, argument, 'awaited');
  const site = pass.sites.add('await', node.loc);
  pass.insertions.open(argument.start, `${pass.hooks}.suspended(${scope.frame}, ${site}, `);
  pass.visit(argument, scope);
  pass.insertions.close(argument.end, ')');
}

/** Module paths stay as they are, for the bundler to find. */
export function visitImport(pass: Pass, node: Node, scope: Scope): void {
  const source = childOf(node, 'source');
  if (!source) return;
  const isFixed =
    source.type === 'StringLiteral' ||
    (source.type === 'TemplateLiteral' && childrenOf(source, 'expressions').length === 0);
  if (!isFixed) {
    pass.problems.push({
      message:
        "import() takes a fixed path here, such as import('./a.ts'): a lab's files are put together before it runs.",
      node: source,
    });
  }
  // A call around it keeps the bundler from starting the module at once where the value is not used.
  pass.insertions.open(node.start, `${pass.hooks}.at(${pass.sites.add('call', node.loc, 'import')}, `);
  const options = childOf(node, 'options');
  if (options) pass.visit(options, scope);
  pass.insertions.close(node.end, ')');
}

/** A constant as an assignment target becomes a property that throws what the engine throws. */
export function visitIdentifier(pass: Pass, node: Node): void {
  if (pass.constants.size === 0) return;
  if (!pass.constants.has(toPlaceKey(pass.sites.locate(node.loc.start)))) return;
  const name = pass.source.slice(node.start, node.end);
  const thrown = `set value(_) { void ${name}; throw new TypeError('Assignment to constant variable.'); }`;
  pass.insertions.open(node.start, `({ ${thrown}, get value() { return `);
  pass.insertions.close(node.end, '; } }).value');
}

/** The parser does not look into regular expressions; the engine would refuse the whole program. */
export function checkRegExp(pass: Pass, node: Node): void {
  try {
    new RegExp(String(node['pattern']), String(node['flags']));
  } catch (error) {
    pass.problems.push({ message: `${error instanceof Error ? error.message : String(error)}.`, node });
  }
}

/** Remembers an `import.meta`, see `replaceMetas`. */
export function visitMeta(pass: Pass, node: Node): void {
  if (nameOf(childOf(node, 'meta')) === 'import') pass.metas.push(node);
}
