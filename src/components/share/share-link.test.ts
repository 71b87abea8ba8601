import { describe, expect, test } from 'vitest';
import { encodeSchedule } from '../../lab/index.ts';
import { toBase64Url } from './base64url.ts';
import { deflate } from './deflate.ts';
import { isFragment, readFragment, toFragment, type SharedLab } from './share-link.ts';

const SCHEDULE = encodeSchedule({
  program: 'abcdef01',
  choices: [{ kind: 'thread', enabled: 6, chosen: 2 }],
});
const LINK: SharedLab = {
  lab: 'races/lost-update',
  question: '',
  clock: 'virtual',
  seed: 1,
  schedule: SCHEDULE,
  view: 'seat',
};

async function pack(what: unknown): Promise<string> {
  return `#lab=1.${toBase64Url(await deflate(JSON.stringify(what)))}`;
}

describe('what a link holds comes back', () => {
  test.each([
    { name: 'a seat', link: LINK },
    { name: 'a seat with its picks', link: { ...LINK, picks: [0, 3] } },
    { name: 'a run at an event', link: { ...LINK, view: 'run' as const, event: 12 } },
    { name: 'code, in any script', link: { ...LINK, files: { 'main.ts': 'const π = "世界 👋";\n' } } },
    { name: 'a lab without a run', link: { ...LINK, schedule: undefined, question: 'order' } },
  ])('$name', async ({ link }) => {
    const fragment = await toFragment(link);
    expect(fragment).toMatch(/^#lab=1\.[\w-]+$/);
    expect(await readFragment(fragment ?? '')).toEqual(JSON.parse(JSON.stringify(link)));
  });

  test('a program of ordinary size makes a link of ordinary size', async () => {
    const main = 'export async function countdown(name: string): Promise<void> {\n'.repeat(40);
    expect((await toFragment({ ...LINK, files: { 'main.ts': main } }))?.length).toBeLessThan(600);
  });

  test('what is too long for an address is no link', async () => {
    let state = 1;
    const noise = Array.from({ length: 60_000 }, () => {
      state = (state * 48_271) % 0x7fff_ffff;
      return String.fromCodePoint(0x4e00 + (state % 9973));
    });
    const fragment = await toFragment({ ...LINK, files: { 'main.ts': noise.join('') } });
    expect(fragment === null).toBe(true);
  });
});

test('a slide’s anchor is no link', () => {
  expect(['#how-many-threads', '', '#lab'].map(isFragment)).toEqual([false, false, false]);
  expect(isFragment('#lab=1.x')).toBe(true);
});

describe('what strangers send is refused in a sentence', () => {
  test.each([
    { name: 'nothing', what: null },
    { name: 'a list', what: [] },
    { name: 'no lab', what: { ...LINK, lab: undefined } },
    { name: 'a lab with markup', what: { ...LINK, lab: '<img src=x>/a' } },
    { name: 'a lab that climbs', what: { ...LINK, lab: '../../etc' } },
    { name: 'a question with markup', what: { ...LINK, question: '"><script>' } },
    { name: 'something more', what: { ...LINK, html: '<b>' } },
    { name: 'another clock', what: { ...LINK, clock: 'wall' } },
    { name: 'half a seed', what: { ...LINK, seed: 0.5 } },
    { name: 'a seed below 0', what: { ...LINK, seed: -1 } },
    { name: 'picks that are none', what: { ...LINK, picks: [0.5] } },
    { name: 'very many picks', what: { ...LINK, picks: Array.from({ length: 5001 }, () => 1) } },
    { name: 'an event that is none', what: { ...LINK, event: 1e99 } },
    { name: 'a schedule that is none', what: { ...LINK, schedule: 'javascript:alert(1)' } },
    { name: 'a file outside the lab', what: { ...LINK, files: { '../x.ts': '' } } },
    { name: 'a page as a file', what: { ...LINK, files: { 'x.html': '' } } },
    { name: 'a prototype', what: { ...LINK, files: JSON.parse('{"__proto__.ts": 1}') as unknown } },
    { name: 'a file that is no text', what: { ...LINK, files: { 'main.ts': 1 } } },
    {
      name: 'very many files',
      what: { ...LINK, files: Object.fromEntries(Array.from({ length: 41 }, (_, i) => [`f${i}.ts`, ''])) },
    },
  ])('$name', async ({ what }) => {
    expect(await readFragment(await pack(what))).toEqual({
      fault: expect.stringMatching(/damaged/) as string,
    });
  });

  test.each([
    { name: 'another version', hash: '#lab=2.AAAA', says: /version/ },
    { name: 'no data', hash: '#lab=1.', says: /damaged/ },
    { name: 'no base64', hash: '#lab=1.%%%%', says: /damaged/ },
    { name: 'no deflate', hash: '#lab=1.AAAAAAAA', says: /damaged/ },
    { name: 'a length that base64 cannot have', hash: '#lab=1.AAAAA', says: /damaged/ },
    { name: 'an endless address', hash: `#lab=1.${'A'.repeat(70_000)}`, says: /too long/ },
  ])('$name', async ({ hash, says }) => {
    expect(await readFragment(hash)).toEqual({ fault: expect.stringMatching(says) as string });
  });

  test('a short link that unpacks to 50 MB is given up early', async () => {
    const bomb = await pack({ ...LINK, files: { 'main.ts': ' '.repeat(50_000_000) } });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await readFragment(bomb)).toHaveProperty('fault');
  });

  test('one that is cut off is damaged', async () => {
    const fragment = (await toFragment({ ...LINK, files: { 'main.ts': 'let a = 1;'.repeat(9) } })) ?? '';
    expect(await readFragment(fragment.slice(0, -8))).toHaveProperty('fault');
  });
});
