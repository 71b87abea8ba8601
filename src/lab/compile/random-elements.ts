import { createChance } from './random-program.ts';

/**
 * Text of a random program about elements: reads, assignments of every kind, updates, patterns, loops' heads, optional
 * chains, with objects and keys that tell when they are evaluated. Names `Worker`, so that its elements get hooks (C11).
 * It ends by itself, and prints by `console.log` alone. The same seed gives the same text.
 */
export function createElementProgram(seed: number): string {
  const writer = createWriter(createChance(seed));
  const statements = Array.from(
    { length: 4 + writer.below(8) },
    (_, index) =>
      `try { ${writer.writeStatement()} } catch (error) { console.log('${index} threw', (error as Error).name, /^Cannot/.test(String((error as Error).message)) ? (error as Error).message : ''); }`,
  );
  return `${SETTING}
await (async function (this: any) {
  for await (const item of (async function* (this: any) {
    ${statements.join('\n    ')}
  }).call(this)) console.log('yielded', String(item));
}).call({ cells: traced('own', [1, 2, 3]) });
console.log([...plain].map(String).join(), [...ints].join(), [...bigs].join(), i);`;
}

/** What the statements find around them. */
const SETTING = `
console.log(typeof Worker === 'never');
let i = 0;
const log = <T>(text: string, value: T): T => { console.log(text); return value; };
const later = async <T>(text: string, value: T): Promise<T> => { await null; return log(text, value); };
const traced = (name: string, target: any[]): any => new Proxy(target, {
  get: (own: any, key) => { console.log(name, 'get', String(key)); return own[key]; },
  set: (own: any, key, value) => { console.log(name, 'set', String(key), typeof value); own[key] = value; return true; },
});
const plain: any[] = [5, 0, null, 'x', [7, [8]], { a: [9, { b: [1] }] }, undefined];
const ints: any = new Int32Array([1, 2, 3]), bigs: any = new BigInt64Array([1n, 0n]);
const proxy = traced('proxy', [1, 0, null, [4]]), nothing: any = null, name: any = { toString: () => log('key', '1') };
`;

interface Writer {
  below(limit: number): number;
  writeStatement(): string;
}

function createWriter(chance: () => number): Writer {
  let names = 0;
  const below = (limit: number): number => Math.floor(chance() * limit);
  const pick = <T>(...choices: readonly [T, ...T[]]): T => choices[below(choices.length)] ?? choices[0];
  const fresh = (prefix: string): string => `${prefix}${++names}`;

  function writeObject(depth: number): string {
    const simple = pick(
      'plain',
      'ints',
      'proxy',
      'proxy',
      'bigs',
      'this.cells',
      'nothing',
      '(plain as any)',
      'plain!',
    );
    if (depth > 2 || below(2) === 0) return simple;
    return pick(
      () => `log('${fresh('object ')}', ${simple})`,
      () => `(await later('${fresh('object ')}', ${simple}))`,
      () => writeElement(depth + 1),
      () => `(${writeElement(depth + 1)})`,
      () => `(${writeValue(depth + 1)} as any)`,
    )();
  }

  function writeKey(depth: number): string {
    const simple = pick('0', '1', '2', '5', 'i', "'1'", 'name', '`1`');
    if (depth > 2 || below(2) === 0) return simple;
    return pick(
      () => `log('${fresh('key ')}', ${simple})`,
      () => `await later('${fresh('key ')}', ${simple})`,
      () => `i++ % 3`,
      () => `0, ${simple}`,
      () => `/* [ */ ${writeValue(depth + 1)}`,
      () => `yield '${fresh('key ')}'`,
    )();
  }

  function writeElement(depth: number): string {
    return `${writeObject(depth)}${pick('', '', ' ', '/* [ */')}[${writeKey(depth)}]`;
  }

  function writeChain(depth: number): string {
    const link = (): string =>
      pick(`?.[${writeKey(depth + 1)}]`, `[${writeKey(depth + 1)}]`, '?.a', '!.a', "?.['a']");
    const first = pick(`?.[${writeKey(depth + 1)}]`, '?.a', '?./* [ */[0]');
    return `${writeObject(depth)}${first}${Array.from({ length: below(3) }, link).join('')}${pick('', '', '?.(1)', '?.b.c')}`;
  }

  function writeAssignment(depth: number): string {
    const operator = pick(
      '=',
      '=',
      '+=',
      '-=',
      '*=',
      '**=',
      '%=',
      '&=',
      '>>>=',
      '||=',
      '&&=',
      '??=',
      '||=',
      '??=',
    );
    const target = pick(
      () => writeElement(depth),
      () => `(${writeElement(depth)})`,
      () => `${writeElement(depth)}!`,
      () => `(${writeElement(depth)} as any)`,
    )();
    return `${target} ${operator} ${writeValue(depth + 1)}`;
  }

  function writeUpdate(depth: number): string {
    return pick(
      () => `${writeElement(depth)}++`,
      () => `--${writeElement(depth)}`,
      () => `(${writeElement(depth)} as any)--`,
    )();
  }

  function writeValue(depth: number): string {
    const simple = pick('1', 'undefined', 'null', "'s'", '2n', '[3]', 'i');
    if (depth > 3 || below(4) === 0) return simple;
    return pick(
      () => writeElement(depth + 1),
      () => `log('${fresh('value ')}', ${writeValue(depth + 1)})`,
      () => `await later('${fresh('value ')}', ${simple})`,
      () => `(${writeAssignment(depth + 1)})`,
      () => writeUpdate(depth + 1),
      () => writeChain(depth + 1),
      () => `(yield ${writeElement(depth + 1)})`,
      () => `(typeof ${writeElement(depth + 1)} === 'number' ? ${writeElement(depth + 1)} : ${simple})`,
      () => `\`\${${writeElement(depth + 1)}}\``,
      () => `((value: any = ${writeOwnElement()}) => value)()`,
      () => `[(value: any) => value][0]!(${writeElement(depth + 1)})`,
      () => `new [Array][${pick('0', "log('new', 0)")}]!(${writeElement(depth + 1)} as any).length`,
      () => `new (class { field = ${writeOwnElement()}; static own = ${writeOwnElement()} })().field`,
      () => `({ held: ${writeElement(depth + 1)} }).held`,
    )();
  }

  /** An element for a function of its own, where nothing is awaited and nothing yielded. */
  function writeOwnElement(): string {
    return pick(
      'proxy[0]',
      'proxy[name]',
      "plain[log('own', 1)]",
      'nothing?.[i++]',
      'ints[1]',
      '(plain[2] ??= ints[0])',
      'ints[i]++',
    );
  }

  function writePattern(depth: number): string {
    const target = (): string =>
      pick(writeElement(depth + 1), writeElement(depth + 1), `(${writeElement(depth + 1)})`, 'i');
    const part = (): string => `${target()}${below(2) === 0 ? ` = ${writeValue(depth + 2)}` : ''}`;
    const source = pick('[1, undefined, [3]]', 'plain', `[${writeValue(2)}, ${writeValue(2)}]`);
    return pick(
      () => `[${part()}, ${part()}] = ${source} as any[];`,
      () => `[${part()}, , ...${target()}] = ${source} as any[];`,
      () => `({ a: ${part()}, [${writeOwnElement()}]: ${part()} } = { a: 1, b: 2 } as any);`,
      () => `({ a: [${part()}], ...${target()} } = { a: [1], b: 2 } as any);`,
      () => `const [${fresh('v')} = ${writeElement(depth + 1)}] = [] as any[];`,
    )();
  }

  function writeStatement(): string {
    return pick(
      () => `console.log(String(${writeValue(0)}));`,
      () => `console.log(String(${writeElement(0)}));`,
      () => `${writeAssignment(0)};`,
      () => `console.log('assigned', String((${writeAssignment(0)})));`,
      () => `console.log('updated', String(${writeUpdate(0)}));`,
      () => `console.log('chain', String(${writeChain(0)}));`,
      () => writePattern(0),
      () => `for (${writeElement(1)} of [1, 2]) console.log('round', i++);`,
      () => `for (${writeElement(1)} in { a: 1 }) console.log('round');`,
      () => `for await ([${writeElement(2)}] of [[1], [2]]) console.log('round');`,
      () => `console.log(delete ${pick('plain', 'proxy')}[${writeKey(1)}]);`,
      () => `if (${writeElement(0)}) ${writeAssignment(0)}\nelse ${writeUpdate(0)}`,
    )();
  }

  return { below, writeStatement };
}
