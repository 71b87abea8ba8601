import type { Page } from 'playwright-core';
import type { Served } from './serve-texts.ts';
import { median, toLimit, toMs, type Row } from './row.ts';

/** What this machine and browser can do at best, in ms. */
export interface MachineLimits {
  workerStartMs: number;
  turnMs: number;
  awaitNs: number;
  timeoutMs: number;
}

/** What the page of `measureMachine` needs served. */
export const MACHINE_FILES: Served = {
  '/': { type: 'text/html', body: '<!doctype html><title>bench</title>' },
  '/empty.js': { type: 'text/javascript', body: 'postMessage(0); export {};' },
};

/** Measures the machine's own limits in a blank page that serves MACHINE_FILES. */
export async function measureMachine(page: Page): Promise<MachineLimits> {
  const samples = await page.evaluate(async () => {
    const workerStart = async (): Promise<number> => {
      const from = performance.now();
      const worker = new Worker('/empty.js', { type: 'module' });
      await new Promise((resolve) => (worker.onmessage = resolve));
      const ms = performance.now() - from;
      worker.terminate();
      return ms;
    };
    const turn = async (): Promise<number> => {
      const { port1, port2 } = new MessageChannel();
      const count = 2000;
      const from = performance.now();
      for (let i = 0; i < count; i++)
        await new Promise<unknown>((resolve) => {
          port1.onmessage = resolve;
          port2.postMessage(0);
        });
      return (performance.now() - from) / count;
    };
    const awaits = async (): Promise<number> => {
      const count = 500_000;
      const from = performance.now();
      // eslint-disable-next-line @typescript-eslint/await-thenable -- the bare await is what is measured
      for (let i = 0; i < count; i++) await null;
      return ((performance.now() - from) / count) * 1e6;
    };
    const timeout = async (): Promise<number> => {
      const count = 30;
      const from = performance.now();
      for (let i = 0; i < count; i++) await new Promise((resolve) => setTimeout(resolve));
      return (performance.now() - from) / count;
    };
    const repeat = async (measureOnce: () => Promise<number>, count: number): Promise<number[]> => {
      const all: number[] = [];
      for (let i = 0; i < count; i++) all.push(await measureOnce());
      return all;
    };
    return {
      workerStart: await repeat(workerStart, 15),
      turn: await repeat(turn, 3),
      awaits: await repeat(awaits, 3),
      timeout: await repeat(timeout, 3),
    };
  });
  return {
    workerStartMs: median(samples.workerStart),
    turnMs: median(samples.turn),
    awaitNs: median(samples.awaits),
    timeoutMs: median(samples.timeout),
  };
}

/** The limits as rows of the report. */
export function toMachineRows({ workerStartMs, turnMs, awaitNs, timeoutMs }: MachineLimits): Row[] {
  return [
    toLimit('limit: empty module worker, start to first message', toMs(workerStartMs)),
    toLimit('limit: one macrotask turn (MessageChannel)', `${(turnMs * 1000).toFixed(1)} µs`),
    toLimit('limit: one bare await', `${awaitNs.toFixed(0)} ns`),
    toLimit('limit: one nested setTimeout(0)', toMs(timeoutMs)),
  ];
}
