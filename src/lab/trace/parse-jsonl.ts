import type { EventType, Lane, Trace, TraceEvent, TraceHeader } from './event.ts';
import { count, DETAILS, number, oneOf, optional, size, text, WAITS, type Check } from './field-checks.ts';

/** What is wrong in a trace file, and where. */
export interface TraceFault {
  /** 1-based. */
  line: number;
  /** Path in the line's object, e.g. `on.delayMs`; empty for the line as a whole. */
  field: string;
  /** What was expected and what stood there. */
  message: string;
}

export type ParsedTrace = { type: 'parsed'; trace: Trace } | { type: 'invalid'; faults: TraceFault[] };

/** Faults listed at most; reading ends there. */
const FAULT_LIMIT = 20;

/** The trace in a text of JSON lines, checked field by field: the text may come from anywhere. */
export function parseJsonl(text: string): ParsedTrace {
  const faults: TraceFault[] = [];
  const lines = text.split('\n');
  const header = parseLine(lines[0] ?? '', 1, faults);
  if (header !== null) checkHeader(header, faults);
  if (header === null || faults.length > 0) return { type: 'invalid', faults };
  const trace: Trace = { header: header as unknown as TraceHeader, events: [] };
  for (let index = 1; index < lines.length && faults.length < FAULT_LIMIT; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '') continue;
    const event = parseLine(line, index + 1, faults);
    if (event === null) continue;
    const before = faults.length;
    checkEvent(event, trace, (field, message) => faults.push({ line: index + 1, field, message }));
    if (faults.length > before) continue;
    if (event['type'] === 'access') {
      event['before'] = Number(event['before']);
      event['after'] = Number(event['after']);
    }
    // Checked just above: every field of its type has been looked at.
    trace.events.push(event as unknown as TraceEvent);
  }
  return faults.length === 0 ? { type: 'parsed', trace } : { type: 'invalid', faults };
}

type Fields = Record<string, unknown>;
type Report = (field: string, message: string) => void;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseLine(line: string, number: number, faults: TraceFault[]): Fields | null {
  try {
    const value: unknown = JSON.parse(line);
    if (isObject(value)) return value;
    faults.push({ line: number, field: '', message: `expected an object, found ${show(value)}` });
  } catch (error) {
    faults.push({
      line: number,
      field: '',
      message: `not JSON: ${error instanceof Error ? error.message : String(error)}`,
    });
  }
  return null;
}

function show(value: unknown): string {
  const shown = value === undefined ? 'nothing' : JSON.stringify(value);
  return shown.length > 40 ? `${shown.slice(0, 39)}…` : shown;
}

function checkFields(fields: Fields, checks: Record<string, Check>, report: Report, prefix = ''): void {
  for (const [name, check] of Object.entries(checks)) {
    const expected = check(fields[name]);
    if (expected !== null) report(prefix + name, `expected ${expected}, found ${show(fields[name])}`);
  }
}

function checkHeader(header: Fields, faults: TraceFault[]): void {
  const report: Report = (field, message) => faults.push({ line: 1, field, message });
  if (header['v'] !== 1) report('v', `expected 1, found ${show(header['v'])}`);
  checkFields(
    header,
    { program: text, clock: oneOf('real', 'virtual'), policy: text, seed: number, dropped: count },
    report,
  );
  checkList(header['lanes'], 'lanes', report, (lane, prefix, index) => {
    checkFields(lane, { kind: oneOf('task', 'thread'), label: text }, report, prefix);
    if (lane['id'] !== index) report(`${prefix}id`, `expected ${index}, found ${show(lane['id'])}`);
    const parent = (lane as Partial<Lane>).parent;
    if (parent !== null && (count(parent) !== null || (parent as number) >= index)) {
      report(`${prefix}parent`, `expected null or an earlier lane, found ${show(parent)}`);
    }
  });
  checkList(header['objects'], 'objects', report, (object, prefix) => {
    const kind = oneOf('memory', 'lock', 'channel');
    checkFields(object, { id: count, kind, label: text, elementSize: optional(count) }, report, prefix);
  });
}

function checkList(
  list: unknown,
  name: string,
  report: Report,
  check: (item: Fields, prefix: string, index: number) => void,
): void {
  if (!Array.isArray(list)) {
    report(name, `expected a list, found ${show(list)}`);
    return;
  }
  list.forEach((item: unknown, index) => {
    const prefix = `${name}[${index}].`;
    if (isObject(item)) check(item, prefix, index);
    else report(prefix.slice(0, -1), `expected an object, found ${show(item)}`);
  });
}

function checkEvent(event: Fields, { header, events }: Trace, report: Report): void {
  const type = event['type'];
  const details =
    typeof type === 'string' && Object.hasOwn(DETAILS, type) ? DETAILS[type as EventType] : undefined;
  if (details === undefined) {
    report('type', `expected one of ${Object.keys(DETAILS).join(', ')}, found ${show(type)}`);
    return;
  }
  checkFields(event, { at: size, lane: count, ...details }, report);
  if (event['i'] !== events.length) report('i', `expected ${events.length}, found ${show(event['i'])}`);
  if (count(event['lane']) === null && (event['lane'] as number) >= header.lanes.length) {
    report(
      'lane',
      `expected a lane of the header (0 to ${header.lanes.length - 1}), found ${show(event['lane'])}`,
    );
  }
  const cause = event['cause'];
  if (cause !== null && (count(cause) !== null || (cause as number) >= events.length)) {
    report('cause', `expected null or an earlier event, found ${show(cause)}`);
  }
  checkSite(event['site'], report);
  if (type === 'suspended') checkWait(event['on'], report);
  if (type === 'ended' && event['error'] !== undefined) {
    if (isObject(event['error']))
      checkFields(event['error'], { name: text, message: text }, report, 'error.');
    else report('error', `expected an object, found ${show(event['error'])}`);
  }
}

function checkSite(site: unknown, report: Report): void {
  if (site === null) return;
  if (!isObject(site)) {
    report('site', `expected null or an object, found ${show(site)}`);
    return;
  }
  checkFields(
    site,
    { file: text, line: count, column: count, endLine: count, endColumn: count },
    report,
    'site.',
  );
}

function checkWait(on: unknown, report: Report): void {
  const type = isObject(on) ? on['type'] : undefined;
  const fields = typeof type === 'string' && Object.hasOwn(WAITS, type) ? WAITS[type] : undefined;
  if (!isObject(on) || fields === undefined) {
    report('on.type', `expected one of ${Object.keys(WAITS).join(', ')}, found ${show(type)}`);
    return;
  }
  checkFields(on, fields, report, 'on.');
}
