// A schedule gives the same run each time, in any browser.
import { COUNTED } from '../src/lab/run/trial/counted-programs.ts';
import { createRandomThreads } from '../src/lab/run/trial/random-threads.ts';
import { expect, openTestEmbed, test, type TestEmbed } from './embed.ts';

const TIMES = 100;
const NAMED = /^(3 threads of x|two locks in|3 philosophers$)/;
const programs = [
  ...COUNTED.filter(({ name }) => NAMED.test(name)),
  { name: 'a random program', files: createRandomThreads(20261125, { threads: 2, nestsLocks: true }) },
];

async function listSchedules(embed: TestEmbed, files: Record<string, string>): Promise<string[]> {
  const reply = await embed.request('explore', { files });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  const { exhaustive, outcomes, findings } = reply.result;
  expect(exhaustive).toBe(true);
  return [...new Set([...outcomes, ...findings].map(({ schedule }) => schedule))];
}

/** All that a schedule decides, as text: everything but real time. */
async function replay(embed: TestEmbed, files: Record<string, string>, schedule: string): Promise<string> {
  return JSON.stringify({ ...(await embed.run(files, { schedule })), wallMs: 0 });
}

test.describe('replay', () => {
  test.describe.configure({ timeout: 180_000 });

  for (const { name, files } of programs)
    test(`[S2] [E5] each witness plays ${TIMES} times out of ${TIMES}: ${name}`, async ({ embed }) => {
      for (const schedule of await listSchedules(embed, files)) {
        const first = await replay(embed, files, schedule);
        const others = new Set<string>();
        for (let k = 1; k < TIMES; k++) others.add(await replay(embed, files, schedule));
        expect([...others]).toEqual([first]);
      }
    });

  test('[S2] the same in a browser context of its own', async ({ embed, browser, baseURL }) => {
    const context = await browser.newContext();
    const other = await openTestEmbed(await context.newPage(), baseURL ?? '');
    for (const { files } of programs) {
      const schedules = await listSchedules(embed, files);
      expect(await listSchedules(other, files)).toEqual(schedules);
      for (const schedule of schedules)
        expect(await replay(other, files, schedule)).toBe(await replay(embed, files, schedule));
    }
    await context.close();
  });
});
