import { expect, test } from 'vitest';
import { checkLabTypes } from './check-lab-types.ts';

test('a lab with the prelude, several files and top-level await type-checks', () => {
  const files = {
    'main.ts': `import { sleep, assert } from 'lab';
import { name } from './name.ts';
await sleep(10, { signal: AbortSignal.timeout(5) });
assert(name.length > 0);
const response: Response = await fetch('/net/flags/br.svg');
console.log(name, response.status);`,
    'name.ts': `export const name = 'ada';`,
  };
  expect(checkLabTypes(files)).toEqual([]);
});

test('a type error stands with its place', () => {
  expect(checkLabTypes({ 'main.ts': `const n: number = 1;\n  const s: string = n;` })).toMatchObject([
    { file: 'main.ts', line: 2, column: 9, message: "Type 'number' is not assignable to type 'string'." },
  ]);
});

test.each([
  ['the page', 'document.title'],
  ['Node', 'process.exit()'],
  ['a package', `import 'lodash'`],
])('a lab knows nothing of %s', (_name, source) => {
  expect(checkLabTypes({ 'main.ts': source })).toHaveLength(1);
});
