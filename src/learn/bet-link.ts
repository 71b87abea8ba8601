import { isComplete, type Answer } from './answer.ts';
import type { Question } from './question.ts';

/** What the fragment of a question's page says: which variant, and somebody's bet. Never what comes out. */
export interface BetLink {
  /** 0 is the starter. */
  seed: number;
  bet: Answer | null;
  /** The question is one of today's review; a link that is shared never says so. */
  isReview?: boolean;
}

const MAX_SEED = 1_000_000;
const MAX_LINE = 120;

/** `#seed=3&bet=C%203%0AC%202`; '' when there is nothing to say. */
export function toBetFragment({ seed, bet, isReview = false }: BetLink): string {
  const fields = new URLSearchParams();
  if (seed > 0) fields.set('seed', String(seed));
  const text = bet === null ? '' : toText(bet);
  if (text !== '') fields.set('bet', text);
  if (isReview) fields.set('review', '1');
  const written = fields.toString();
  return written === '' ? '' : `#${written}`;
}

/** Reads a fragment by a stranger: what does not fit the question is left out. */
export function readBetFragment(hash: string, question: Question): BetLink {
  const fields = new URLSearchParams(hash.replace(/^#/u, ''));
  const seed = Number(fields.get('seed') ?? 0);
  return {
    seed: Number.isInteger(seed) && seed > 0 && seed <= MAX_SEED ? seed : 0,
    bet: toAnswer(fields.get('bet') ?? '', question),
  };
}

/** Whether a fragment says that its question is one of today's review. */
export function isReviewFragment(hash: string): boolean {
  return new URLSearchParams(hash.replace(/^#/u, '')).has('review');
}

/** Lines as they are; options by their 1-based number. */
function toText(answer: Answer): string {
  switch (answer.kind) {
    case 'output':
    case 'order':
      return answer.lines.join('\n').trimEnd();
    case 'choice':
      return String(answer.option + 1);
    case 'several':
      return answer.options.map((option) => option + 1).join(',');
    case 'number':
      return String(answer.value);
    case 'happen':
    case 'fix':
      return '';
  }
}

function toAnswer(text: string, question: Question): Answer | null {
  if (text === '') return null;
  const answer = parse(text, question);
  return isComplete(answer) ? answer : null;
}

function parse(text: string, question: Question): Answer | null {
  switch (question.kind) {
    case 'output':
    case 'order': {
      const lines = text.split('\n').slice(0, question.lines);
      return { kind: question.kind, lines: lines.map((line) => line.slice(0, MAX_LINE)) };
    }
    case 'choice': {
      const option = Number(text) - 1;
      return question.options[option] === undefined ? null : { kind: 'choice', option };
    }
    case 'several': {
      const options = [...new Set(text.split(',').map((part) => Number(part) - 1))];
      const areThere = options.every((option) => question.options[option] !== undefined);
      return areThere ? { kind: 'several', options: options.toSorted((a, b) => a - b) } : null;
    }
    case 'number':
      return { kind: 'number', value: Number(text) };
    case 'happen':
    case 'fix':
      return null;
  }
}
