import type { ExploredOutcome, Verdict } from '../lab/run/types.ts';
import { toPrintedLines } from './output-lines.ts';

/** What an outcome is told apart by: its lines joined by ` · `, or how it ended where it did not finish or printed nothing. */
export function toOutcomeText({ outcome, output }: Pick<ExploredOutcome, 'outcome' | 'output'>): string {
  if (outcome.type !== 'finished') return outcome.type;
  const lines = toOutcomeLines({ output }).filter((line) => line.trim() !== '');
  return lines.length === 0 ? outcome.type : lines.join(' · ');
}

/** The lines that an explored run printed. */
export function toOutcomeLines({ output }: Pick<ExploredOutcome, 'output'>): string[] {
  return toPrintedLines(output.map((write) => ({ ...write, event: -1 }))).map(({ text }) => text);
}

/** Every different outcome once, numbers by size and the rest by the alphabet. */
export function listOutcomes({ outcomes }: Pick<Verdict, 'outcomes'>): string[] {
  const texts = new Set(outcomes.map((outcome) => toOutcomeText(outcome)));
  return [...texts].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
