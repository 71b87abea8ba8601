/** Source of chance: each call gives a number in [0, 1). */
export type Chance = () => number;

/** A seeded source of chance (mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c). */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}

/**
 * Text of a random async program: a module body that ends by itself, uses microtasks only, leaves no rejection
 * unhandled, and prints by `console.log` alone. The same seed gives the same text.
 */
export function createRandomProgram(seed: number): string {
  const writer = createWriter(createChance(seed));
  const functions = Array.from({ length: 2 + writer.below(3) }, (_, index) => writer.writeFunction(index));
  const main = writer.writeBody(
    { depth: 0, callable: functions.length, isAsync: true, loops: [], isGenerator: false },
    4,
  );
  return [
    ...functions,
    `try {\n${main}\n} catch (error) { console.log('main caught', String(error)); }`,
    `console.log('end');`,
  ].join('\n');
}

interface Place {
  depth: number;
  callable: number; // functions f0 … f(n−1) may be called: the call graph has no cycle
  isAsync: boolean;
  isGenerator: boolean;
  loops: readonly string[]; // labels around
}

interface Writer {
  below(limit: number): number;
  writeFunction(index: number): string;
  writeBody(place: Place, length: number): string;
}

/** One file although it is long: its writers all call each other. */
function createWriter(chance: Chance): Writer {
  let names = 0;
  const below = (limit: number): number => Math.floor(chance() * limit);
  const pick = <T>(...choices: readonly [T, ...T[]]): T => choices[below(choices.length)] ?? choices[0];
  const fresh = (prefix: string): string => `${prefix}${++names}`;
  const deeper = (place: Place, change: Partial<Place> = {}): Place => ({
    ...place,
    depth: place.depth + 1,
    ...change,
  });

  function writeFunction(index: number): string {
    const place = { depth: 1, callable: index, isAsync: true, isGenerator: false, loops: [] };
    const kind = index === 0 ? 'async' : pick('async', 'async', 'async', 'generator', 'plain');
    if (kind === 'plain') {
      const body = `console.log('f${index}', x); return ${writePromise({ ...place, isAsync: false })};`;
      return pick(
        `function f${index}(x: number): Promise<unknown> { ${body} }`,
        `const f${index} = (x: number): Promise<unknown> => { ${body} };`,
      );
    }
    if (kind === 'generator') {
      const items = `async function* items(): AsyncGenerator<unknown> {\n${writeBody({ ...place, isGenerator: true }, 3)}\n}`;
      return `async function f${index}(x = 0): Promise<unknown> {\n${items}\nlet sum = 0;\nfor await (const y of items()) { console.log('f${index} got', String(y)); if (++sum > 3) break; }\nreturn sum + x;\n}`;
    }
    const body = `${writeBody(place, 3)}\n${pick(`return ${writeValue(place)};`, `return ${writePromise(place)};`, `return await ${writePromise(place)};`, '')}`;
    return pick(
      `async function f${index}(x = 1): Promise<unknown> {\n${body}\n}`,
      `const f${index} = async (x: number): Promise<unknown> => {\n${body}\n};`,
      `const f${index} = { async run(x: number): Promise<unknown> {\n${body}\n} }.run;`,
      `const f${index} = new (class { go = async (x: number): Promise<unknown> => {\n${body}\n} })().go;`,
    );
  }

  function writeBody(place: Place, length: number): string {
    const count = 1 + below(length);
    return Array.from({ length: count }, () => writeStatement(place)).join('\n');
  }

  function writeBlock(place: Place): string {
    return `{\n${writeBody(deeper(place), 2)}\n}`;
  }

  function writeStatement(place: Place): string {
    const simple = [writeLog, writeLog, writeAwait, writeThen, writeMicrotask, writeStart] as const;
    const compound = [writeTry, writeLoop, writeForAwait, writeCombinator, writeUsing, writeIf] as const;
    const jumps = place.loops.length > 0 && below(6) === 0;
    if (jumps)
      return `if (${writeCondition()}) ${pick('break', 'continue')} ${place.loops[below(place.loops.length)] ?? ''};`;
    if (place.isGenerator && below(3) === 0) return writeYield(place);
    if (below(14) === 0) return `if (${writeCondition()}) throw new Error('${fresh('e')}');`;
    if (below(18) === 0 && place.depth > 0) return `if (${writeCondition()}) return ${writeValue(place)};`;
    const writers = place.depth > 3 || below(2) === 0 ? simple : compound;
    return (writers[below(writers.length)] ?? writeLog)(place);
  }

  /** A condition that depends on nothing, so that both runs agree; written so that no tool can see it. */
  function writeCondition(): string {
    return `Number('${below(2)}') > 0`;
  }

  function writeLog(place: Place): string {
    return `console.log('${fresh('line ')}'${place.isAsync && below(3) === 0 ? `, String(await ${writeHandled(place)})` : ''});`;
  }

  function writeAwait(place: Place): string {
    const value = pick(
      () => writePromise(place),
      () => writeValue(place),
      () => writeThenable(),
    )();
    return pick(
      `console.log('${fresh('got ')}', String(await ${value}));`,
      `await ${value};`,
      `const ${fresh('v')} = await ${value};`,
    );
  }

  function writeThen(place: Place): string {
    const tag = fresh('then ');
    const chained = pick(
      '',
      `.then(() => console.log('${tag} again'))`,
      `.finally(() => console.log('${tag} finally'))`,
    );
    return `void ${writePromise(place)}.then((v) => { console.log('${tag}', String(v)); return ${writeValue({ ...place, isAsync: false })}; })${chained}.catch((e) => console.log('${tag} caught', String(e)));`;
  }

  function writeMicrotask(place: Place): string {
    const tag = fresh('micro ');
    const inner =
      place.depth < 3 && below(2) === 0
        ? `void (async () => { ${writeAwait(deeper(place, { isGenerator: false, loops: [] }))} })().catch((e) => console.log('${tag} inner', String(e)));`
        : '';
    return `queueMicrotask(() => { console.log('${tag}'); ${inner} });`;
  }

  function writeStart(place: Place): string {
    const task = fresh('task');
    const started = `const ${task} = ${writePromise(place)}; void ${task}.catch(() => 0);`;
    return `${started} console.log('${task} started'); ${pick('', `await ${task};`, `console.log(String(await ${task}));`)}`;
  }

  function writeTry(place: Place): string {
    const tag = fresh('try ');
    const caught = `catch (error) { console.log('${tag} caught', String(error)); ${below(2) === 0 ? writeStatement(deeper(place)) : ''} }`;
    const cleaned = `finally { console.log('${tag} finally'); ${below(2) === 0 ? writeAwait(deeper(place)) : ''} }`;
    return `try ${writeBlock(place)} ${pick(caught, cleaned, `${caught} ${cleaned}`)}`;
  }

  function writeLoop(place: Place): string {
    const label = fresh('loop');
    const index = fresh('i');
    const body = writeBlock({ ...place, loops: [...place.loops, label] });
    return pick(
      `${label}: for (let ${index} = 0; ${index} < ${1 + below(3)}; ${index}++) ${body}`,
      `{ let ${index} = 0; ${label}: while (${index}++ < ${1 + below(2)}) ${body} }`,
      `${label}: for (const ${index} of [${writeValue(place)}, await ${writeHandled(place)}]) ${body}`,
      `{ let ${index} = 0; ${label}: do ${body} while (++${index} < 2) }`,
    );
  }

  function writeForAwait(place: Place): string {
    const label = fresh('loop');
    const item = fresh('x');
    const items = Array.from({ length: 1 + below(3) }, () =>
      below(4) === 0 ? writeValue({ ...place, isAsync: false }) : writeHandled(place),
    );
    const source = pick(
      `[${items.join(', ')}]`,
      `(async function* () { ${items.map((value) => `yield ${value};`).join(' ')} })()`,
      `(async function* () { try { yield* [${items.join(', ')}]; } finally { console.log('${label} closed'); await null; } })()`,
      `(function* () { try { ${items.map((value) => `yield ${value};`).join(' ')} } finally { console.log('${label} closed'); } })()`,
    );
    return `${label}: for await (const ${item} of ${source}) {\nconsole.log('${label}', String(${item}));\n${writeBody(deeper({ ...place, loops: [...place.loops, label] }), 2)}\n}`;
  }

  function writeCombinator(place: Place): string {
    const parts = Array.from({ length: 1 + below(3) }, () => writePromise(place)).join(', ');
    const tag = fresh('all ');
    const name = pick('all', 'race', 'any', 'allSettled');
    const shown = name === 'allSettled' ? `r.map((x) => x.status).join()` : 'String(r)';
    const handled = `Promise.${name}([${parts}]).then((r) => ${shown}).catch((e) => 'failed ' + (e.errors ?? String(e)))`;
    return pick(
      `console.log('${tag}', await ${handled});`,
      `void ${handled}.then((r) => console.log('${tag}', r));`,
    );
  }

  function writeUsing(place: Place): string {
    const held = fresh('held');
    const late = `{ async [Symbol.asyncDispose]() { console.log('${held} closing'); await null; console.log('${held} closed'); } }`;
    const now = `{ [Symbol.dispose]() { console.log('${held} closed'); } }`;
    return `{ ${pick(`await using ${held} = ${late}`, `await using ${held} = null`, `await using ${held} = ${now}`, `using ${held} = ${now}`)};\n${writeBody(deeper(place), 2)}\n}`;
  }

  function writeIf(place: Place): string {
    return `if (${writeCondition()}) ${writeBlock(place)} else ${pick(
      () => writeBlock(place),
      () => writeLog(place),
    )()}`;
  }

  function writeYield(place: Place): string {
    return pick(
      () => `yield ${writeValue(place)};`,
      () => `yield ${writeHandled(place)};`,
      () => `console.log(String(yield));`,
      () => `yield* [${writeValue(place)}, await ${writeHandled(place)}];`,
    )();
  }

  function writeValue(place: Place): string {
    return pick(
      String(below(100)),
      `'${fresh('s')}'`,
      place.isAsync ? `(await ${writeHandled(place)}, ${below(9)})` : 'null',
      'undefined',
    );
  }

  function writeThenable(): string {
    const tag = fresh('thenable ');
    return pick(
      `({ then(ok: (v: string) => void) { console.log('${tag}'); ok('${tag}'); } } as unknown as Promise<string>)`,
      `({ get then() { console.log('${tag} read'); return undefined; } } as unknown as string)`,
    );
  }

  /** A promise that may reject. */
  function writePromise(place: Place): string {
    const called = place.callable > 0 ? `f${below(place.callable)}(${below(9)})` : 'Promise.resolve(0)';
    const thenable = below(6) === 0 ? writeThenable() : String(below(9));
    return pick(
      called,
      called,
      `Promise.resolve(${thenable})`,
      `Promise.reject(new Error('${fresh('r')}'))`,
      `(async () => { await null; return ${below(9)}; })()`,
      `new Promise<unknown>((ok) => { console.log('${fresh('executor ')}'); ok(${thenable}); })`,
    );
  }

  /** A promise that fulfils. */
  function writeHandled(place: Place): string {
    return `${writePromise({ ...place, isAsync: false })}.catch((e) => String(e))`;
  }

  return { below, writeFunction, writeBody };
}
