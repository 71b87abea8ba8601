import { STREAMS } from '../wire.ts';
import type { Core } from './core.ts';
import { formatValue } from './format-value.ts';
import { apply, bareList, createSafeMap, isArray, ownKeys, toNumber, toText, trunc } from './intrinsics.ts';

const stream = (name: (typeof STREAMS)[number]): number => STREAMS.indexOf(name);
const LOG = stream('log');
const { charAt, padEnd, repeat } = String.prototype;

/** The program's `console`; every call is one write. */
export interface LabConsole {
  readonly console: object;
  /** Ends groups, counts and timers; a new execution begins. */
  reset(): void;
}

export function createConsole(core: Core): LabConsole {
  let indent = '';
  let counters = createSafeMap<string, number>();
  let timers = createSafeMap<string, number>();
  let isUsed = false; // has something that a reset must undo

  function print(code: number, args: unknown[]): void {
    // What threads share is read as they read it, element by element, before anything is made of it.
    for (let k = 0; k < args.length; k++) args[k] = core.unshare(args[k]);
    core.write(code, `${indent}${formatMessage(args)}\n`);
  }
  const printer =
    (name: (typeof STREAMS)[number]) =>
    (...args: unknown[]): void =>
      print(stream(name), args);
  const readClock = (): number => {
    core.queue.pinNow();
    return core.readClock();
  };
  const timeText = (label: string): string => {
    const started = timers.get(label);
    return started === undefined
      ? `There is no timer named '${label}'.`
      : `${label}: ${toText(Math.round((readClock() - started) * 1000) / 1000)} ms`;
  };

  const console = {
    log: printer('log'),
    info: printer('info'),
    warn: printer('warn'),
    error: printer('error'),
    debug: printer('debug'),
    trace: printer('debug'),
    dir: (value: unknown) => print(LOG, [formatValue(value, true)]),
    table: (rows: unknown) => core.write(LOG, `${formatTable(rows)}\n`),
    assert: (condition: unknown, ...args: unknown[]) => {
      if (condition) return;
      print(
        stream('error'),
        args.length > 0 ? ['Assertion failed:', formatMessage(args)] : ['Assertion failed'],
      );
    },
    group: (...args: unknown[]) => {
      if (args.length > 0) print(LOG, args);
      indent += '  ';
    },
    groupCollapsed: (...args: unknown[]) => {
      if (args.length > 0) print(LOG, args);
      indent += '  ';
    },
    groupEnd: () => {
      indent = apply(repeat, '  ', [indent.length > 2 ? indent.length / 2 - 1 : 0]) as string;
    },
    count: (label: unknown = 'default') => {
      const name = toText(label);
      const count = (counters.get(name) ?? 0) + 1;
      isUsed = true;
      counters.set(name, count);
      print(LOG, [`${name}: ${count}`]);
    },
    countReset: (label: unknown = 'default') => counters.delete(toText(label)),
    time: (label: unknown = 'default') => {
      isUsed = true;
      timers.set(toText(label), readClock());
    },
    timeLog: (label: unknown = 'default') => print(LOG, [timeText(toText(label))]),
    timeEnd: (label: unknown = 'default') => {
      print(LOG, [timeText(toText(label))]);
      timers.delete(toText(label));
    },
    clear: () => undefined,
  };

  return {
    console,
    reset() {
      indent = '';
      if (!isUsed) return;
      isUsed = false;
      counters = createSafeMap();
      timers = createSafeMap();
    },
  };
}

/** Arguments of one `console.log` as one text, with the `%s %d %i %f %j %o %O %c %%` forms of the Console standard. */
function formatMessage(args: unknown[]): string {
  const first = args[0];
  let text = '';
  let used = 0;
  if (typeof first === 'string' && args.length > 1) {
    used = 1;
    for (let k = 0; k < first.length; k++) {
      const sign = apply(charAt, first, [k]) as string;
      const form = sign === '%' ? (apply(charAt, first, [k + 1]) as string) : '';
      if (form === '%') {
        text += '%';
        k++;
      } else if (used < args.length && isForm(form)) {
        text += formatAs(form, args[used++]);
        k++;
      } else text += sign;
    }
  }
  for (let k = used; k < args.length; k++) text += (k > 0 ? ' ' : '') + formatValue(args[k]);
  return text;
}

function isForm(form: string): boolean {
  return (
    form === 's' ||
    form === 'd' ||
    form === 'i' ||
    form === 'f' ||
    form === 'j' ||
    form === 'o' ||
    form === 'O' ||
    form === 'c'
  );
}

function formatAs(form: string, value: unknown): string {
  switch (form) {
    case 'd':
      return typeof value === 'bigint'
        ? formatValue(value)
        : typeof value === 'object'
          ? 'NaN'
          : toText(toNumber(value));
    case 'i':
      return typeof value === 'object' ? 'NaN' : toText(trunc(toNumber(value)));
    case 'f':
      return typeof value === 'object' ? 'NaN' : toText(toNumber(value));
    case 'c':
      return '';
    case 's':
      return formatValue(value);
    default:
      return formatValue(value, true);
  }
}

/** Rows and columns in a frame of spaces; anything that is no table is printed as a value. */
function formatTable(rows: unknown): string {
  if (typeof rows !== 'object' || rows === null) return formatValue(rows);
  const columns = bareList<string>();
  const table = bareList<{ key: string; cells: Record<string, string>; value: string }>();
  const keys = ownKeys(rows);
  for (let k = 0; k < keys.length && table.length < 1000; k++) {
    const key = keys[k];
    if (typeof key !== 'string' || (isArray(rows) && key === 'length')) continue;
    const row = (rows as Record<string, unknown>)[key];
    const cells = Object.create(null) as Record<string, string>;
    let value = '';
    if (typeof row === 'object' && row !== null) {
      const names = ownKeys(row);
      for (let n = 0; n < names.length; n++) {
        const name = names[n];
        if (typeof name !== 'string' || (isArray(row) && name === 'length')) continue;
        if (!hasItem(columns, name)) columns[columns.length] = name;
        cells[name] = formatValue((row as Record<string, unknown>)[name], true);
      }
    } else value = formatValue(row, true);
    table[table.length] = { key, cells, value };
  }
  return layOutTable(columns, table);
}

function hasItem(list: string[], item: string): boolean {
  for (let k = 0; k < list.length; k++) if (list[k] === item) return true;
  return false;
}

function layOutTable(
  columns: string[],
  table: { key: string; cells: Record<string, string>; value: string }[],
): string {
  const lines = bareList<string>();
  lines[0] = '';
  for (let row = 0; row < table.length; row++) lines[row + 1] = '';
  const addColumn = (title: string, cell: (row: number) => string): void => {
    let width = title.length;
    for (let row = 0; row < table.length; row++) width = Math.max(width, cell(row).length);
    for (let row = -1; row < table.length; row++) {
      const text = row < 0 ? title : cell(row);
      lines[row + 1] = (lines[row + 1] as string) + (apply(padEnd, text, [width + 2]) as string);
    }
  };
  addColumn('', (row) => table[row]?.key ?? '');
  for (let k = 0; k < columns.length; k++) {
    const name = columns[k] as string;
    addColumn(name, (row) => table[row]?.cells[name] ?? '');
  }
  let hasValues = false;
  for (let row = 0; row < table.length; row++) if (table[row]?.value) hasValues = true;
  if (hasValues) addColumn('value', (row) => table[row]?.value ?? '');
  let text = '';
  for (let k = 0; k < lines.length; k++) text += (k > 0 ? '\n' : '') + (lines[k] as string);
  return text;
}
