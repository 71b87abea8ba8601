import { describe, expect, test } from 'vitest';
import { decodeBase64Url, encodeBase64Url } from './base64url.ts';
import { decodeSchedule, encodeSchedule, MAX_SCHEDULE_CHOICES } from './schedule-string.ts';
import type { Choice } from './types.ts';

const SEED = Number(process.env['TEST_SEED'] ?? 1);
const PROGRAM = 'c0ffee0123456789';

function createDraw(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function drawChoices(draw: (below: number) => number): Choice[] {
  return Array.from({ length: draw(60) }, (): Choice => {
    if (draw(4) === 0) {
      const enabled = 2 + draw(5);
      return { kind: 'event', enabled, chosen: draw(enabled) };
    }
    const threads = [draw(31), draw(31), draw(31), 7, 30].filter((t, k, all) => all.indexOf(t) === k);
    const enabled = threads.reduce((mask, t) => mask | (1 << t), 0);
    return { kind: 'thread', enabled, chosen: threads[draw(threads.length)]! };
  });
}

describe('schedules as text', () => {
  test.each(Array.from({ length: 20 }, (_, index) => ({ seed: SEED + index })))(
    '[S1] come back as they were (seed $seed)',
    ({ seed }) => {
      const choices = drawChoices(createDraw(seed));
      const text = encodeSchedule({ program: PROGRAM, choices });
      expect(text).toMatch(/^[\w-]+$/);
      expect(decodeSchedule(text)).toEqual({ program: PROGRAM, choices });
    },
  );

  test('[S1] a run without a choice has a schedule', () => {
    const text = encodeSchedule({ program: PROGRAM, choices: [] });
    expect(text.length).toBeLessThan(20);
    expect(decodeSchedule(text)).toEqual({ program: PROGRAM, choices: [] });
  });

  test('a thousand equal choices take no more room than one', () => {
    const choice: Choice = { kind: 'thread', enabled: 0b110, chosen: 2 };
    const one = encodeSchedule({ program: PROGRAM, choices: [choice] });
    const many = encodeSchedule({ program: PROGRAM, choices: Array.from({ length: 1_000 }, () => choice) });
    expect(many.length).toBeLessThanOrEqual(one.length + 2);
  });

  test.each([
    { name: 'a thread that is not enabled', choice: { kind: 'thread', enabled: 0b110, chosen: 0 } },
    { name: 'a choice of one', choice: { kind: 'thread', enabled: 0b100, chosen: 2 } },
    { name: 'an event beyond the last', choice: { kind: 'event', enabled: 2, chosen: 2 } },
    { name: 'a fraction', choice: { kind: 'event', enabled: 2, chosen: 0.5 } },
  ] as const)('$name is not written', ({ choice }) => {
    expect(() => encodeSchedule({ program: PROGRAM, choices: [choice] })).toThrow(RangeError);
  });

  test('what is no hash is not written', () => {
    expect(() => encodeSchedule({ program: 'no hash', choices: [] })).toThrow(RangeError);
  });
});

describe('hostile text', () => {
  /** A text with any bytes and a right check sum: what a stranger would make. */
  function forge(bytes: number[]): string {
    let hash = 0x811c9dc5;
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
    const sum = ((hash >>> 16) ^ hash) & 0xffff;
    return encodeBase64Url([...bytes, sum >>> 8, sum & 0xff]);
  }

  test.each([
    ['nothing', ''],
    ['other letters', 'schedule!'],
    ['a length that base64 cannot have', 'AAAAA'],
    ['zeros', 'AAAAAAAA'],
    ['another version', forge([9, 1, 0xc0])],
    ['a hash that is longer than the text', forge([1, 200, 1, 2])],
    ['a run of a million', forge([1, 1, 0xc0, 0x80, 0x89, 0x7a, 6, 0])],
    ['a number without an end', forge([1, 1, 0xc0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])],
    ['a run of none', forge([1, 1, 0xc0, 0, 6, 0])],
    ['the choices of the run before, without one', forge([1, 1, 0xc0, 5, 0])],
    ['a choice of one thread', forge([1, 1, 0xc0, 4, 4, 0])],
    ['a rank beyond the enabled', forge([1, 1, 0xc0, 4, 6, 2])],
    ['half a run', forge([1, 1, 0xc0, 4])],
    ['far too much', 'A'.repeat(3_000_000)],
  ])('%s is a fault in words', (_, text) => {
    expect(decodeSchedule(text)).toEqual({ fault: expect.stringMatching(/^This .*\.$/) as string });
  });

  test('a cut or changed letter is told', () => {
    const draw = createDraw(SEED);
    const text = encodeSchedule({ program: PROGRAM, choices: drawChoices(draw) });
    expect(decodeSchedule(text.slice(0, -2))).toHaveProperty('fault');
    for (let k = 0; k < text.length - 1; k++) {
      const other = text.charAt(k) === 'A' ? 'B' : 'A';
      const changed = decodeSchedule(text.slice(0, k) + other + text.slice(k + 1));
      expect('fault' in changed).toBe(true);
    }
  });

  test('random bytes never throw and never make more choices than a run can have', () => {
    const draw = createDraw(SEED);
    for (let round = 0; round < 2_000; round++) {
      const body = Array.from({ length: draw(40) }, () => draw(256));
      const decoded = decodeSchedule(forge([1, 1, 0xc0, ...body]));
      const count = 'fault' in decoded ? 0 : decoded.choices.length;
      expect(count).toBeLessThanOrEqual(MAX_SCHEDULE_CHOICES);
    }
  });

  test('base64url is the usual one', () => {
    const bytes = [0, 1, 2, 253, 254, 255, 62, 63];
    for (let count = 0; count <= bytes.length; count++) {
      const text = encodeBase64Url(bytes.slice(0, count));
      expect(text).toBe(Buffer.from(bytes.slice(0, count)).toString('base64url'));
      expect([...decodeBase64Url(text)!]).toEqual(bytes.slice(0, count));
    }
  });
});
