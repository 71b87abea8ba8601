/**
 * An engine's error message without traces of our hooks. Engines quote the code they ran ("f(...) is not a function");
 * no lab contains the parameter's name (C6), so wherever a message holds it, a hook stood there.
 */
export function toPlainMessage(message: string): string {
  if (!message.includes('$hooks')) return message;
  let text = message;
  for (const [pattern, plain] of QUOTED_HOOKS) {
    let before;
    do {
      before = text;
      text = text.replace(pattern, plain);
    } while (text !== before);
  }
  return text;
}

/** How V8 prints hooks, innermost first. */
const QUOTED_HOOKS: readonly (readonly [RegExp, string])[] = [
  // o.m()[(mark, "x")]
  [/\[\(\$hooks\d*\.\w+(?:\(\.\.\.\))? , "([^"]*)"\)\]/, '.$1'],
  // (mark, f(...))
  [/\(\$hooks\d*\.\w+(?:\(\.\.\.\))? , ((?:[^()]|\((?:\.\.\.|intermediate value)\))*)\)/, '$1'],
  [/\$hooks\d*\.\w+(?:\(\.\.\.\))?(?: is not a function or its return value)?/, '(intermediate value)'],
];
