import {
  test as base,
  type Page,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test';
import { openEmbed, type Embed, type EmbedMethods } from '../src/cli/embed-driver.ts';
import type { RunOptions, RunResult } from '../src/lab/run/types.ts';

/** The embed page as tests use it: what should succeed is handed over without its envelope. */
export interface TestEmbed extends Embed {
  /** Runs a program; a string is its `main.ts`. Fails the test when the page answers with an error. */
  run(files: Program, options?: Partial<EmbedMethods['run']['params']>): Promise<RunResult>;
}

export type Program = string | Record<string, string>;

/** `main.ts` alone, or the files as they are. */
export function toFiles(program: Program): Record<string, string> {
  return typeof program === 'string' ? { 'main.ts': program } : program;
}

/** What was written, as one text. */
export function toText(result: RunResult): string {
  return result.output.map(({ text }) => text).join('');
}

/** What was written, by lines, each with its time in ms before it: `300 C 3`. */
export function toTimedLines(result: RunResult): string[] {
  return result.output.map(({ at, text }) => `${at} ${text.replace(/\n$/, '')}`);
}

/** Opens the embed page in `page`. */
export async function openTestEmbed(page: Page, siteUrl: string): Promise<TestEmbed> {
  const embed = await openEmbed(page, siteUrl);
  return {
    ...embed,
    async run(program: Program, options: Partial<RunOptions> = {}) {
      const reply = await embed.request('run', { files: toFiles(program), ...options });
      if (!reply.ok) throw new Error(`run: ${JSON.stringify(reply.error)}`);
      return { ...reply.result, output: reply.result.output.map((write) => ({ ...write, event: -1 })) };
    },
  };
}

type EmbedTest = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & { embed: TestEmbed },
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & { openedEmbed: TestEmbed }
>;

/**
 * Playwright's `test` with the embed page open: one page for all tests of a process, since a run must leave nothing to
 * the next, whatever it did. A test that fails gets the next one a new process, and so a new page.
 */
export const test: EmbedTest = base.extend<{ embed: TestEmbed }, { openedEmbed: TestEmbed }>({
  openedEmbed: [
    async ({ browser }, use, { project }) => {
      const { baseURL = '' } = project.use;
      const context = await browser.newContext({ baseURL });
      await use(await openTestEmbed(await context.newPage(), baseURL));
      await context.close();
    },
    { scope: 'worker' },
  ],
  embed: async ({ openedEmbed }, use) => {
    await openedEmbed.forgetEvents();
    await use(openedEmbed);
  },
});
export { expect } from '@playwright/test';
