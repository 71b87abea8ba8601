import type { Trace } from '../src/lab/trace/event.ts';

/** Whether each task under `main` ends before the next begins: none waits while another runs. */
export function isInSequence({ events }: Trace): boolean {
  let open: number | null = null;
  for (const { type, lane } of events) {
    if (lane === 0) continue;
    if (type === 'started' && open !== null) return false;
    if (type === 'started') open = lane;
    if (type === 'ended' && open === lane) open = null;
  }
  return open === null;
}
