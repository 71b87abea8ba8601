import MagicString from 'magic-string';
import { type Node, childOf, childrenOf, isFunction, isLoop, nameOf } from './ast.ts';
import { isCall, markInnerLink, visitCall } from './calls.ts';
import { nameValue, visitFunction } from './functions.ts';
import { createInsertions } from './insertions.ts';
import { visitLoop } from './loops.ts';
import { enclose } from './module-block.ts';
import { type Pass, type Problem, type Scope, markCalls, toPlaceKey, visitChildren } from './pass.ts';
import type { SiteTable } from './site-table.ts';
import { visitBlock, visitSlot, visitStatements, visitTry } from './statements.ts';

export interface InstrumentOptions {
  /** Path of the file, as `import.meta.url` and the source map name it. */
  file: string;
  /** Name of the program's parameter. */
  hooks: string;
  recordsLines: boolean;
  sites: SiteTable;
  /** Places (`line:column`, as the parser counts) of assignment targets that are constants. */
  constants: ReadonlySet<string>;
}

export interface Instrumented {
  /** The same module with hooks. Line breaks stand where they stood. */
  text: MagicString;
  problems: Problem[];
  /** Names of functions and classes, which a program can read (`f.name`). */
  readableNames: Set<string>;
}

/** Adds the hooks of SPEC.md section 3 to a module's own text, types and all. */
export function instrument(source: string, program: Node, options: InstrumentOptions): Instrumented {
  const pass: Pass = {
    source,
    hooks: options.hooks,
    recordsLines: options.recordsLines,
    insertions: createInsertions(source),
    sites: options.sites,
    roles: new Map(),
    innerLinks: new Set(),
    names: new Map(),
    readableNames: new Set(),
    problems: [],
    constants: options.constants,
    removals: [],
    metas: [],
    visit: (node, scope) => {
      visitNode(pass, node, scope);
    },
  };
  const scope: Scope = { frame: `${options.hooks}.top`, kind: 'module' };
  const text = new MagicString(source);
  visitStatements(pass, childrenOf(program, 'body'), scope);
  replaceMetas(pass, program, text, options);
  for (const { start, end } of pass.removals) text.remove(start, end);
  enclose(pass, program, text);
  pass.insertions.applyTo(text);
  // An import or export makes the file a module; without one, bundlers take it for an older kind of file.
  text.append('\nexport {};\n');
  return { text, problems: pass.problems, readableNames: pass.readableNames };
}

function visitNode(pass: Pass, node: Node, scope: Scope): void {
  if (isFunction(node)) return visitFunction(pass, node, scope);
  if (isLoop(node)) return visitLoop(pass, node, scope);
  if (isCall(node)) return visitCall(pass, node, scope);
  switch (node.type) {
    case 'AwaitExpression':
      return visitAwait(pass, node, scope);
    case 'YieldExpression':
      return visitYield(pass, node, scope);
    case 'ReturnStatement':
      return visitReturn(pass, node, scope);
    case 'ImportExpression':
      return visitImport(pass, node, scope);
    case 'BlockStatement':
      return visitBlock(pass, node, scope);
    case 'StaticBlock':
    case 'TSModuleBlock':
      return visitStatements(pass, childrenOf(node, 'body'), scope);
    case 'SwitchCase':
      return visitCase(pass, node, scope);
    case 'TryStatement':
      return visitTry(pass, node, scope);
    case 'IfStatement':
    case 'LabeledStatement':
      return visitBranches(pass, node, scope);
    case 'OptionalMemberExpression':
      markInnerLink(pass, childOf(node, 'object'));
      return visitChildren(pass, node, scope);
    case 'MetaProperty':
      if (nameOf(childOf(node, 'meta')) === 'import') pass.metas.push(node);
      return;
    case 'Identifier':
      return visitIdentifier(pass, node);
    case 'RegExpLiteral':
      return checkRegExp(pass, node);
    case 'ClassDeclaration':
    case 'ClassExpression':
      pass.readableNames.add(nameOf(childOf(node, 'id')) ?? '');
      return visitChildren(pass, node, scope);
    default:
      nameChildren(pass, node);
      return visitChildren(pass, node, scope);
  }
}

/** H2 */
function visitAwait(pass: Pass, node: Node, scope: Scope): void {
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
function visitYield(pass: Pass, node: Node, scope: Scope): void {
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
function visitReturn(pass: Pass, node: Node, scope: Scope): void {
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
function visitImport(pass: Pass, node: Node, scope: Scope): void {
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

function visitCase(pass: Pass, node: Node, scope: Scope): void {
  const test = childOf(node, 'test');
  if (test) pass.visit(test, scope);
  visitStatements(pass, childrenOf(node, 'consequent'), scope);
}

function visitBranches(pass: Pass, node: Node, scope: Scope): void {
  if (node.type === 'LabeledStatement') {
    const body = childOf(node, 'body');
    if (body) pass.visit(body, scope);
    return;
  }
  const test = childOf(node, 'test');
  if (test) pass.visit(test, scope);
  visitSlot(pass, childOf(node, 'consequent'), scope);
  visitSlot(pass, childOf(node, 'alternate'), scope);
}

/** A constant as an assignment target becomes a property that throws what the engine throws. */
function visitIdentifier(pass: Pass, node: Node): void {
  if (!pass.constants.has(toPlaceKey(node.loc.start))) return;
  const thrown = `set value(_) { throw new TypeError('Assignment to constant variable.'); }`;
  pass.insertions.open(node.start, '({ get value() { return ');
  pass.insertions.close(node.end, `; }, ${thrown} }).value`);
}

function nameChildren(pass: Pass, node: Node): void {
  switch (node.type) {
    case 'VariableDeclarator':
      return nameValue(pass, childOf(node, 'init'), nameOf(childOf(node, 'id')));
    case 'AssignmentExpression':
    case 'AssignmentPattern': {
      const left = childOf(node, 'left');
      const target = left?.type === 'MemberExpression' ? childOf(left, 'property') : left;
      return nameValue(pass, childOf(node, 'right'), nameOf(target ?? null));
    }
    case 'ObjectProperty':
    case 'ClassProperty':
    case 'ClassPrivateProperty':
    case 'ClassAccessorProperty':
      if (node['computed'] === true) return;
      return nameValue(pass, childOf(node, 'value'), nameOf(childOf(node, 'key')));
    case 'ExportDefaultDeclaration':
      return nameValue(pass, childOf(node, 'declaration'), 'default');
  }
}

/** The parser does not look into regular expressions; the engine would refuse the whole program. */
function checkRegExp(pass: Pass, node: Node): void {
  try {
    new RegExp(String(node['pattern']), String(node['flags']));
  } catch (error) {
    pass.problems.push({ message: `${error instanceof Error ? error.message : String(error)}.`, node });
  }
}

/** `import.meta` becomes an object of the file's own: programs run as scripts, which have none. */
function replaceMetas(
  pass: Pass,
  program: Node,
  text: MagicString,
  { file, hooks }: InstrumentOptions,
): void {
  if (pass.metas.length === 0) return;
  for (const { start, end } of pass.metas) text.overwrite(start, end, `${hooks}_meta`);
  const first = childrenOf(program, 'body')[0];
  if (!first) return;
  text.appendLeft(
    first.start,
    `const ${hooks}_meta = { __proto__: null, url: ${JSON.stringify(`lab:///${file}`)} }; `,
  );
}
