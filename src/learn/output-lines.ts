import type { LaneId, OutputStream } from '../lab/trace/event.ts';
import type { OutputLine } from '../lab/run/types.ts';
import { toTerminalLines } from './terminal-text.ts';

/** A line of a run's output as a reader sees it: several writes may have made it. */
export interface PrintedLine {
  text: string;
  /** When its last write happened, in ms on the run's clock. */
  at: number;
  /** Lane of the write that began it. */
  lane: LaneId;
  stream: OutputStream;
  /** Index of the trace event that began it; -1 when the trace was full. */
  event: number;
}

/** The run's output by lines; an unfinished last line counts. */
export function toPrintedLines(output: readonly OutputLine[]): PrintedLine[] {
  return toTerminalLines(output).flatMap((line) => {
    const first = output[line.firstWrite];
    const last = output[line.lastWrite];
    if (first === undefined || last === undefined) return [];
    return [{ text: line.text, at: last.at, lane: first.lane, stream: first.stream, event: first.event }];
  });
}
