import { type Node, childOf, childrenOf, isFunction, nameOf, unwrapExpression } from './ast.ts';
import type { Pass } from './pass.ts';

const HOW_TO_SPAWN =
  "Write the first argument of spawn as () => import('./worker.ts'), with the file's own path: a thread's file is made ready before the program runs.";
const HOW_TO_START =
  "Write new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }), with the file's own path: a thread's file is made ready before the program runs.";

/** Where a call starts a thread: puts the module's stand-in in the place of the thunk or the URL (C10). */
export function replaceThreadModule(pass: Pass, call: Node): void {
  const callee = childOf(call, 'callee');
  if (!callee) return;
  const target = unwrapExpression(callee);
  const [module] = childrenOf(call, 'arguments');
  if (call.type === 'NewExpression') {
    if (!pass.threadUse.isWorker(target)) return;
    replaceModule(pass, module, call, module ? findUrlPath(module) : null, HOW_TO_START);
  } else if (pass.threadUse.isSpawn(target)) {
    replaceModule(pass, module, call, module ? findThunkPath(module) : null, HOW_TO_SPAWN);
  }
}

function replaceModule(
  pass: Pass,
  module: Node | undefined,
  call: Node,
  source: Node | null,
  howTo: string,
): void {
  const specifier = source && findFixedText(source);
  const found = specifier === null ? { message: howTo } : pass.resolveThread(specifier);
  if ('message' in found) pass.problems.push({ message: found.message, node: source ?? module ?? call });
  else pass.threadModules.add(found.path);
  if (!module) return;
  const path = 'path' in found ? JSON.stringify(found.path) : '';
  const lineBreaks = pass.source.slice(module.start, module.end).replace(/[^\n]/g, '');
  pass.replacements.set(module, `${pass.hooks}.module(${path}${lineBreaks})`);
}

/** What `() => import(path)` imports, also with `async`, `await`, a block and `return`. */
function findThunkPath(argument: Node): Node | null {
  const thunk = unwrapExpression(argument);
  if (!isFunction(thunk) || thunk['generator'] === true || childrenOf(thunk, 'params').length > 0)
    return null;
  const body = childOf(thunk, 'body');
  const value = body?.type === 'BlockStatement' ? findReturned(body) : body;
  if (!value) return null;
  const unwrapped = unwrapExpression(value);
  const awaited = unwrapped.type === 'AwaitExpression' ? childOf(unwrapped, 'argument') : null;
  const imported = awaited ? unwrapExpression(awaited) : unwrapped;
  if (imported.type !== 'ImportExpression' || childOf(imported, 'options')) return null;
  return childOf(imported, 'source');
}

function findReturned(block: Node): Node | null {
  const [only, ...rest] = childrenOf(block, 'body');
  return only?.type === 'ReturnStatement' && rest.length === 0 ? childOf(only, 'argument') : null;
}

/** What `new URL(path, import.meta.url)` names. */
function findUrlPath(argument: Node): Node | null {
  const url = unwrapExpression(argument);
  if (url.type !== 'NewExpression' || nameOf(childOf(url, 'callee')) !== 'URL') return null;
  const [path, base, ...rest] = childrenOf(url, 'arguments');
  if (!path || !base || rest.length > 0) return null;
  const own = unwrapExpression(base);
  const meta = own.type === 'MemberExpression' ? childOf(own, 'object') : null;
  return meta?.type === 'MetaProperty' && nameOf(childOf(own, 'property')) === 'url' ? path : null;
}

function findFixedText(source: Node): string | null {
  const text = unwrapExpression(source);
  if (text.type === 'StringLiteral') return String(text['value']);
  const [only, ...rest] = text.type === 'TemplateLiteral' ? childrenOf(text, 'quasis') : [];
  const value = only?.['value'] as { cooked?: string } | undefined;
  return rest.length === 0 ? (value?.cooked ?? null) : null;
}
