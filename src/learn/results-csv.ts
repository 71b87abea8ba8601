import type { Answer } from './answer.ts';

/** What a row is made of; an attempt as the store keeps it. */
export interface ResultRow {
  /** `lesson slug/lab id`. */
  lab: string;
  question: string;
  catches: string;
  /** Milliseconds since 1970. */
  at: number;
  answer: Answer | null;
  verdict: string;
  confidence: string | null;
  /** 0 is the starter. */
  seed: number;
  rule: string | null;
}

const COLUMNS = [
  'lesson',
  'lab',
  'question',
  'catches',
  'at',
  'kind',
  'answer',
  'verdict',
  'confidence',
  'seed',
  'rule',
] as const;

/** Attempts as a table (RFC 4180, one a row, oldest first) that a spreadsheet opens; no cell is taken for a formula. */
export function toResultsCsv(rows: readonly ResultRow[]): string {
  const lines = rows
    .toSorted((a, b) => a.at - b.at)
    .map((row) => {
      const [lesson = '', lab = ''] = row.lab.split('/');
      const cells: Record<(typeof COLUMNS)[number], string> = {
        lesson,
        lab,
        question: row.question,
        catches: row.catches,
        at: new Date(row.at).toISOString(),
        kind: row.answer?.kind ?? '',
        answer: toText(row.answer),
        verdict: row.verdict,
        confidence: row.confidence ?? '',
        seed: String(row.seed),
        rule: row.rule ?? '',
      };
      return COLUMNS.map((column) => toCell(cells[column])).join(',');
    });
  return [COLUMNS.join(','), ...lines, ''].join('\r\n');
}

/** Options by their 1-based number. */
function toText(answer: Answer | null): string {
  if (answer === null) return '';
  switch (answer.kind) {
    case 'output':
    case 'order':
      return answer.lines.filter((line) => line.trim() !== '').join(' · ');
    case 'choice':
      return String(answer.option + 1);
    case 'several':
      return answer.options.map((option) => option + 1).join(' ');
    case 'number':
      return String(answer.value);
    case 'happen':
    case 'fix':
      return 'done';
  }
}

function toCell(text: string): string {
  const plain = /^[=+\-@\t\r]/u.test(text) && !/^-?\d+(\.\d+)?$/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
