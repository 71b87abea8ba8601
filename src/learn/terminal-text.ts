import { applySgr, isSameStyle, PLAIN } from './terminal-style.ts';
import type { TextStyle } from './terminal-style.ts';

/** A stretch of one line in one style, written by one write. */
export interface TerminalSegment {
  text: string;
  style: TextStyle;
  /** 0-based index of the write. */
  write: number;
}

/** A line as a terminal shows it once carriage returns, backspaces and escape sequences are done. */
export interface TerminalLine {
  /** Shown text, without the line break. */
  text: string;
  segments: readonly TerminalSegment[];
  /** Index of the write that began the line. */
  firstWrite: number;
  /** Index of the write that touched it last. */
  lastWrite: number;
}

/** A terminal that is fed write by write. */
export interface Terminal {
  /** Number of writes fed so far. */
  readonly writes: number;
  push(text: string): void;
  /** Finished lines and, when something stands on it, the one being written. A new array when something changed. */
  lines(): readonly TerminalLine[];
}

interface Cell {
  text: string;
  style: TextStyle;
  write: number;
}

const TAB_WIDTH = 8;
const MAX_COLUMN = 10_000;
/* eslint-disable no-control-regex -- control characters are what a terminal is about */
const CONTROL = /[\u0000-\u001f\u007f\u009b]/u;
const PLAIN_LINES = /^[^\u0000-\u0009\u000b-\u001f\u007f\u009b]*$/u;
// ESC [ … final, ESC ] … BEL or ESC \, or a two-character sequence.
const SEQUENCE =
  /^(?:\u001b\[|\u009b)([0-9;:?]*)([@-~])|^\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|^\u001b[^[\]]/u;

/* eslint-enable no-control-regex */

/** A terminal with one endless page: `\n \r \b \t`, SGR colours, erase in line and cursor left/right. */
export function createTerminal(): Terminal {
  const finished: TerminalLine[] = [];
  let shown: readonly TerminalLine[] | null = [];
  let cells: Cell[] = [];
  let column = 0;
  let style: TextStyle = PLAIN;
  let pending = ''; // an escape sequence cut by the end of a write
  let writes = 0;
  let firstWrite = -1;
  let lastWrite = -1;

  function touch(): void {
    if (firstWrite < 0) firstWrite = writes;
    lastWrite = writes;
  }

  function put(text: string): void {
    touch();
    while (cells.length < column) cells.push({ text: ' ', style: PLAIN, write: writes });
    if (column < MAX_COLUMN) cells[column] = { text, style, write: writes };
    else cells.push({ text, style, write: writes });
    column += 1;
  }

  function endLine(): void {
    touch();
    finished.push(toLine(cells, firstWrite, lastWrite));
    cells = [];
    column = 0;
    firstWrite = -1;
  }

  function control(character: string): void {
    if (character === '\n') endLine();
    else if (character === '\r') column = 0;
    else if (character === '\b') column = Math.max(0, column - 1);
    else if (character === '\t')
      do put(' ');
      while (column % TAB_WIDTH !== 0);
  }

  function obey(parameters: string, final: string): void {
    const count = Math.max(1, Number.parseInt(parameters, 10) || 0);
    if (final === 'm') style = applySgr(style, parameters);
    else if (final === 'C') column = Math.min(MAX_COLUMN, column + count);
    else if (final === 'D') column = Math.max(0, column - count);
    else if (final === 'G') column = Math.min(MAX_COLUMN, count - 1);
    else if (final === 'K') eraseInLine(Number.parseInt(parameters, 10) || 0);
  }

  function eraseInLine(part: number): void {
    touch();
    if (part === 2) cells = [];
    else if (part === 1)
      for (let at = 0; at <= column && at < cells.length; at += 1)
        cells[at] = { text: ' ', style: PLAIN, write: writes };
    else cells.length = Math.min(cells.length, column);
  }

  function pushPlain(text: string): void {
    const parts = text.split('\n');
    parts.forEach((part, index) => {
      if (part !== '') {
        touch();
        cells = [{ text: part, style, write: writes }];
      }
      if (index < parts.length - 1) endLine();
    });
    if (cells.length > 0) {
      cells = toCells(cells);
      column = cells.length;
    }
  }

  function push(text: string): void {
    shown = null;
    if (pending === '' && cells.length === 0 && column === 0 && PLAIN_LINES.test(text)) pushPlain(text);
    else {
      let rest = pending + text;
      pending = '';
      while (rest !== '') {
        const at = rest.search(CONTROL);
        for (const character of at < 0 ? rest : rest.slice(0, at)) put(character);
        if (at < 0) break;
        rest = rest.slice(at);
        const first = rest.charAt(0);
        if (first !== '\u001b' && first !== '\u009b') {
          control(first);
          rest = rest.slice(1);
          continue;
        }
        const sequence = SEQUENCE.exec(rest);
        if (sequence === null) {
          if (rest.length < 64) pending = rest; // wait for its end
          break;
        }
        if (sequence[2] !== undefined) obey(sequence[1] ?? '', sequence[2]);
        rest = rest.slice(sequence[0].length);
      }
    }
    writes += 1;
  }

  return {
    get writes() {
      return writes;
    },
    push,
    lines() {
      shown ??= cells.length > 0 ? [...finished, toLine(cells, firstWrite, lastWrite)] : [...finished];
      return shown;
    },
  };
}

/** All lines of these writes, as a terminal shows them in the end. */
export function toTerminalLines(writes: readonly { text: string }[]): readonly TerminalLine[] {
  const terminal = createTerminal();
  for (const write of writes) terminal.push(write.text);
  return terminal.lines();
}

function toCells(cells: readonly Cell[]): Cell[] {
  return cells.flatMap((cell) => Array.from(cell.text, (text) => ({ ...cell, text })));
}

function toLine(cells: readonly Cell[], firstWrite: number, lastWrite: number): TerminalLine {
  const segments: TerminalSegment[] = [];
  for (const cell of cells) {
    const last = segments.at(-1);
    if (last !== undefined && last.write === cell.write && isSameStyle(last.style, cell.style))
      last.text += cell.text;
    else segments.push({ ...cell });
  }
  return { text: segments.map((segment) => segment.text).join(''), segments, firstWrite, lastWrite };
}
