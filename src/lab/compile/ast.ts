/** A place in a text: line 1-based, column 0-based, as parsers count. */
export interface Place {
  line: number;
  column: number;
}

/** A node of the syntax tree, seen through the few fields that all nodes have. */
export interface Node {
  type: string;
  start: number; // 0-based offset in the text
  end: number; // exclusive
  loc: { start: Place; end: Place };
  [field: string]: unknown;
}

/** Whether a field of a node holds a node. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** A field that holds a node, or null. */
export function childOf(node: Node, field: string): Node | null {
  const value = node[field];
  return isNode(value) ? value : null;
}

/** A field that holds a list of nodes; holes and missing fields give nothing. */
export function childrenOf(node: Node, field: string): Node[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** TypeScript nodes that hold code to run; every other `TS…` node is a type or an ambient declaration. */
const RUNNING_TS_NODES = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSParameterProperty',
  'TSModuleDeclaration',
  'TSModuleBlock',
  'TSExportAssignment',
]);

/** Whether a node leaves nothing behind in the running program. */
export function isTypeOnly(node: Node): boolean {
  if (node['declare'] === true) return true;
  return node.type.startsWith('TS') && !RUNNING_TS_NODES.has(node.type);
}

const SKIPPED_FIELDS = new Set([
  'type',
  'loc',
  'start',
  'end',
  'extra',
  'leadingComments',
  'trailingComments',
  'innerComments',
]);

/** The nodes directly below a node that can run, in the order of the source's grammar. */
export function runningChildrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const field of Object.keys(node)) {
    if (SKIPPED_FIELDS.has(field)) continue;
    const value = node[field];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item) && !isTypeOnly(item)) children.push(item);
    } else if (isNode(value) && !isTypeOnly(value)) children.push(value);
  }
  return children;
}

const FUNCTIONS = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ObjectMethod',
  'ClassMethod',
  'ClassPrivateMethod',
]);

export function isFunction(node: Node): boolean {
  return FUNCTIONS.has(node.type);
}

const LOOPS = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

export function isLoop(node: Node): boolean {
  return LOOPS.has(node.type);
}

export function isForAwait(node: Node): boolean {
  return node.type === 'ForOfStatement' && node['await'] === true;
}

export function isAwaitUsing(node: Node): boolean {
  return node.type === 'VariableDeclaration' && node['kind'] === 'await using';
}

const WRAPPERS = new Set([
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
]);

/** The expression inside parentheses and type assertions. */
export function unwrapExpression(node: Node): Node {
  let inner = node;
  while (WRAPPERS.has(inner.type)) {
    const expression = childOf(inner, 'expression');
    if (!expression) break;
    inner = expression;
  }
  return inner;
}

/** The statement under its labels. */
export function unwrapLabels(node: Node): Node {
  let inner = node;
  while (inner.type === 'LabeledStatement') {
    const body = childOf(inner, 'body');
    if (!body) break;
    inner = body;
  }
  return inner;
}

/** The text of an identifier or of a plain property key, or null. */
export function nameOf(node: Node | null): string | null {
  if (!node) return null;
  if (node.type === 'Identifier') return String(node['name']);
  if (node.type === 'PrivateName') return `#${nameOf(childOf(node, 'id')) ?? ''}`;
  if (node.type === 'StringLiteral' || node.type === 'NumericLiteral') return String(node['value']);
  return null;
}
