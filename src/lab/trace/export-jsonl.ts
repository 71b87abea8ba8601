import type { Trace } from './event.ts';

/** A trace as JSON lines: the header, then one event a line, each line ended. `parseJsonl` reads it back. */
export function exportJsonl(trace: Trace): string {
  const lines = [JSON.stringify(trace.header)];
  for (const event of trace.events) lines.push(JSON.stringify(event));
  return lines.join('\n') + '\n';
}
