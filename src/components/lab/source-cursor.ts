import type { Site, TraceEvent } from '../../lab/trace/index.ts';

/** The place in the source that an event stands on: its own, or that of its lane's last event before it. */
export function findSite(events: readonly TraceEvent[], index: number): Site | null {
  const event = events[index];
  if (event === undefined) return null;
  if (event.site !== null) return event.site;
  for (let before = index - 1; before >= 0; before -= 1) {
    const other = events[before];
    if (other?.lane === event.lane && other.site !== null) return other.site;
  }
  return null;
}

/** The event to go to for a source line: the next one on that line after the cursor, else the first; null when it never ran. */
export function findEventOnLine(
  events: readonly TraceEvent[],
  file: string,
  line: number,
  cursor: number | null,
): number | null {
  const isHere = ({ site }: TraceEvent): boolean => site?.file === file && site.line === line;
  const next = events.find((event, index) => index > (cursor ?? -1) && isHere(event));
  return (next ?? events.find(isHere))?.i ?? null;
}
