import type { Answer } from './answer.ts';
import { isVerdict, type Evidence } from './evidence.ts';
import { findRightOption, findRightOptions } from './grade.ts';
import { measure } from './measure.ts';
import { normaliseLine } from './normalise-line.ts';
import { toPrintedLines } from './output-lines.ts';
import type { Bet } from './question.ts';

/** The bet that this evidence makes right; null when there is none. */
export function findRightAnswer(question: Bet, evidence: Evidence): Answer | null {
  switch (question.kind) {
    case 'output':
    case 'order': {
      const lines = isVerdict(evidence) ? [] : findLines(question.lines, evidence);
      return lines.length === 0 ? null : { kind: question.kind, lines };
    }
    case 'choice': {
      const clock = isVerdict(evidence) ? 'virtual' : evidence.trace.header.clock;
      const option = findRightOption(question, measure(question.measure, evidence), clock);
      return option < 0 ? null : { kind: 'choice', option };
    }
    case 'several': {
      const options = findRightOptions(question, evidence);
      return options.length === 0 ? null : { kind: 'several', options };
    }
    case 'number': {
      const value = measure(question.measure, evidence);
      return typeof value === 'number' ? { kind: 'number', value } : null;
    }
  }
}

/** The first lines of a run that say something. */
export function findLines(count: number, evidence: Evidence): string[] {
  if (isVerdict(evidence)) return [];
  return toPrintedLines(evidence.output)
    .map(({ text }) => text)
    .filter((text) => normaliseLine(text) !== '')
    .slice(0, count);
}
