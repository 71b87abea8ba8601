import type { Page } from 'playwright-core';
import type { CompileRequest, Diagnostic } from '../lab/compile/types.ts';
import type { ExploreRequest, OutputLine, RunOptions, RunResult, Verdict } from '../lab/run/types.ts';

/** A run as the contract gives it: its output without the places in the trace. */
export type EmbedRun = Omit<RunResult, 'output'> & { output: Omit<OutputLine, 'event'>[] };

/** What `/embed/` can be asked, by method: README.md, "Embedding". */
export interface EmbedMethods {
  compile: { params: CompileRequest; result: { ok: boolean; diagnostics: Diagnostic[] } };
  run: { params: CompileRequest & RunOptions; result: EmbedRun };
  explore: { params: CompileRequest & ExploreRequest; result: Verdict };
  stop: { params: Record<string, never>; result: unknown };
}

/** An error as the embed page sends it. */
export interface EmbedError {
  type: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
}

export type EmbedReply<T> = { ok: true; result: T } | { ok: false; error: EmbedError };

/** The embed page, opened on its own, and driven by its own messages. */
export interface Embed {
  page: Page;
  /** One request; resolves with the reply, whichever it is. */
  request<M extends keyof EmbedMethods>(
    method: M,
    params: EmbedMethods[M]['params'],
  ): Promise<EmbedReply<EmbedMethods[M]['result']>>;
  /** Every message that the page has sent so far without being a reply, oldest first. */
  readEvents(): Promise<EmbedEvent[]>;
  /** Begins that list anew. */
  forgetEvents(): Promise<void>;
}

export interface EmbedEvent {
  interleave: 1;
  event: string;
  [field: string]: unknown;
}

/** Opens `/embed/` at the top level, where it listens to its own window. */
export async function openEmbed(page: Page, siteUrl: string): Promise<Embed> {
  await page.addInitScript(() => {
    const events: unknown[] = [];
    Object.defineProperty(window, 'interleaveEvents', { value: events });
    addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
      if (source === window && typeof data === 'object' && data !== null && 'event' in data)
        events.push(data);
    });
  });
  await page.goto(new URL('/embed/', siteUrl).href);
  let lastId = 0;
  return {
    page,
    async request(method, params) {
      const id = `driver-${++lastId}`;
      const reply = await page.evaluate(postAndWait, { interleave: 1, id, method, params });
      // The page's side of the contract, which the embed tests hold it to.
      return reply as EmbedReply<EmbedMethods[typeof method]['result']>;
    },
    async readEvents() {
      return await page.evaluate(() => Reflect.get(window, 'interleaveEvents') as EmbedEvent[]);
    },
    async forgetEvents() {
      await page.evaluate(() => (Reflect.get(window, 'interleaveEvents') as EmbedEvent[]).splice(0));
    },
  };
}

/** Runs in the page. */
function postAndWait(request: { id: string }): Promise<unknown> {
  return new Promise((resolve) => {
    const handleMessage = ({ data }: MessageEvent<unknown>): void => {
      if (typeof data !== 'object' || data === null || !('id' in data) || data.id !== request.id) return;
      if ('method' in data || 'event' in data) return; // our own request on its way, or what streams meanwhile
      removeEventListener('message', handleMessage);
      const result: unknown = Reflect.get(data, 'result');
      resolve('error' in data ? { ok: false, error: data.error } : { ok: true, result });
    };
    addEventListener('message', handleMessage);
    postMessage(request, location.origin);
  });
}
