import type { OutputLine } from '../../lab/run/types.ts';
import type { LaneId, OutputStream } from '../../lab/trace/index.ts';
import type { TerminalLine, TerminalSegment } from '../../learn/index.ts';
import { createTerminal } from '../../learn/index.ts';
import type { Terminal } from '../../learn/index.ts';

/** At most this many rows stand in the page; earlier ones are counted. */
export const MAX_ROWS = 2000;
/** The same while the output still grows: a flood replaces all rows many times a second. */
export const MAX_LIVE_ROWS = 250;

/** One row of the output pane. */
export interface OutputRow {
  /** 0-based number of the line in the whole output. */
  number: number;
  at: number;
  lane: LaneId;
  stream: OutputStream;
  /** Trace event that began the line; -1 when the trace was full. */
  event: number;
  text: string;
  segments: readonly (TerminalSegment & { lane: LaneId })[];
}

export interface OutputView {
  rows: readonly OutputRow[];
  /** Lines that are not among the rows because there are too many. */
  hidden: number;
  /** Lanes that printed, in the order in which they first did. */
  lanes: readonly LaneId[];
}

/** Keeps rows in step with a growing output: writes that were seen are not read again. */
export interface OutputReader {
  read(output: readonly OutputLine[], only: LaneId | null, maxRows: number): OutputView;
}

export function createOutputReader(): OutputReader {
  let terminal: Terminal = createTerminal();
  let first: OutputLine | undefined;
  let lanes = new Set<LaneId>();

  return {
    read(output, only, maxRows) {
      if (output.length < terminal.writes || output[0] !== first) {
        terminal = createTerminal();
        lanes = new Set();
        first = output[0];
      }
      for (let index = terminal.writes; index < output.length; index += 1) {
        const write = output[index];
        lanes.add(write?.lane ?? 0);
        terminal.push(write?.text ?? '');
      }
      const lines = terminal.lines();
      const rows: OutputRow[] = [];
      let hidden = 0;
      for (let number = lines.length - 1; number >= 0; number -= 1) {
        const isFull = rows.length >= maxRows;
        if (isFull && only === null) {
          hidden = number + 1;
          break;
        }
        const row = toRow(lines[number], number, output);
        if (row === null || (only !== null && !hasLane(row, only))) continue;
        if (isFull) hidden += 1;
        else rows.push(row);
      }
      return { rows: rows.reverse(), hidden, lanes: [...lanes] };
    },
  };
}

/** The row that the cursor stands on or has passed last; -1 when none was printed yet. */
export function findRowAt(rows: readonly OutputRow[], cursor: number): number {
  return rows.findLastIndex((row) => row.event >= 0 && row.event <= cursor);
}

/** The rows as plain text, for the clipboard. */
export function toPlainText(rows: readonly OutputRow[]): string {
  return rows.map((row) => `${row.text}\n`).join('');
}

function hasLane(row: OutputRow, lane: LaneId): boolean {
  return row.lane === lane || row.segments.some((segment) => segment.lane === lane);
}

function toRow(
  line: TerminalLine | undefined,
  number: number,
  output: readonly OutputLine[],
): OutputRow | null {
  const begun = line === undefined ? undefined : output[line.firstWrite];
  if (line === undefined || begun === undefined) return null;
  return {
    number,
    at: output[line.lastWrite]?.at ?? begun.at,
    lane: begun.lane,
    stream: begun.stream,
    event: begun.event,
    text: line.text,
    segments: line.segments.map((segment) => ({
      ...segment,
      lane: output[segment.write]?.lane ?? begun.lane,
    })),
  };
}
