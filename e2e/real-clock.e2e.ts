// Labs of the lessons that end by themselves run on the real clock too, and show the same lines, in whatever order.
import type { Browser } from '@playwright/test';
import { readCourse, type Lab } from '../src/course/index.ts';
import { toOutcomeText, toPrintedLines } from '../src/learn/index.ts';
import type { RunResult } from '../src/lab/run/types.ts';
import { expect, openTestEmbed, test, type TestEmbed } from './embed.ts';

/** From here on lessons are about what threads may do: other tests explore them. */
const LAST_LESSON = 6;
const PAGES = 6;

const lessons = readCourse().lessons.filter(({ number }) => number <= LAST_LESSON);

test('on the real clock labs end as they do on the exact one', async ({ browser, baseURL }) => {
  const labs = lessons.flatMap(({ folder, labs: own }) =>
    own.map((lab) => ({ name: `${folder}/${lab.id}`, lab })),
  );
  const waiting = labs.values();
  const faults: string[] = [];
  await Promise.all(
    Array.from({ length: PAGES }, async () => {
      const embed = await openOwnEmbed(browser, baseURL ?? '');
      for (const { name, lab } of waiting)
        faults.push(...(await findFaults(embed, lab)).map((fault) => `${name}: ${fault}`));
    }),
  );
  expect(faults).toEqual([]);
});

async function openOwnEmbed(browser: Browser, baseURL: string): Promise<TestEmbed> {
  const context = await browser.newContext({ baseURL });
  return openTestEmbed(await context.newPage(), baseURL);
}

async function findFaults(
  embed: TestEmbed,
  { files, entry, network, expect: facts }: Lab,
): Promise<string[]> {
  const result = await embed.run(files, { entry, network, clock: 'real', limits: { wallMs: 40_000 } });
  if (result.outcome.type !== facts.outcome) return [`ended as ${JSON.stringify(result.outcome)}`];
  const { output, explore } = facts;
  if (explore !== undefined) {
    const text = toOutcomeText(result);
    return explore.outcomes.includes(text) ? [] : [`printed ${text}`];
  }
  if (output === undefined) return [];
  const [shown, wanted] = [toSortedLines(result), output.toSorted()];
  return shown.join('\n') === wanted.join('\n') ? [] : [`printed ${shown.join(' · ')}`];
}

function toSortedLines(result: RunResult): string[] {
  return toPrintedLines(result.output)
    .map(({ text }) => text)
    .toSorted();
}
