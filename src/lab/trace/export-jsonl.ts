import type { Trace, TraceEvent } from './event.ts';

/** A trace as JSON lines: the header, then one event a line, each line ended. `parseJsonl` reads it back. */
export function exportJsonl(trace: Trace): string {
  const lines = [JSON.stringify(trace.header)];
  for (const event of trace.events) lines.push(JSON.stringify(toPlainNumbers(event)));
  return lines.join('\n') + '\n';
}

/** JSON knows no NaN and no Infinity, which shared memory may well hold: they go as words. */
function toPlainNumbers(event: TraceEvent): object {
  if (event.type !== 'access' || (Number.isFinite(event.before) && Number.isFinite(event.after)))
    return event;
  return { ...event, before: toWord(event.before), after: toWord(event.after) };
}

function toWord(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}
