import { expect, test } from 'vitest';
import { highlight } from '../lesson/highlight.ts';
import { toText } from '../lesson/slot-text.ts';
import { toVersions } from './to-versions.ts';

const fence = (code: string): Promise<string> => highlight(code, { lang: 'ts', label: 'Code, ts' });
const findKeys = (html: string): Map<string, string> =>
  new Map(
    [...html.matchAll(/data-token="(\d+)"[^>]*>([^<]*)</g)].map(([, key = '', text = '']) => [
      text.trim(),
      key,
    ]),
  );

test('each version is the code as written', async () => {
  const [one = '', two = ''] = await toVersions(
    `${await fence('if (a < b) f("x");\ng();')}${await fence('g();')}`,
  );
  expect(toText(one)).toBe('if (a < b) f("x");\ng();');
  expect(toText(two)).toBe('g();');
});

test('a piece that lives on keeps its key, a new one has its own', async () => {
  const html = `${await fence('counter[0] = counter[0] + 1;')}${await fence('Atomics.add(counter, 0, 1);')}`;
  const [one = new Map<string, string>(), two = new Map<string, string>()] = (await toVersions(html)).map(
    findKeys,
  );
  expect([...two.values()].some((key) => [...one.values()].includes(key))).toBe(true);
  expect([...one.values()]).not.toContain(two.get('Atomics'));
});

test('one version alone is a mistake', async () => {
  await expect(toVersions(await fence('f();'))).rejects.toThrow(
    'expected two or more fenced blocks, found 1',
  );
});
