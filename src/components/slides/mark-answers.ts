import type { LabSession, SourceFiles } from '../../lab/index.ts';
import {
  findMeasured,
  findRightOption,
  findRightOptions,
  grade,
  isVerdict,
  needsVerdict,
} from '../../learn/index.ts';
import type { Answer, Evidence } from '../../learn/index.ts';
import type { Question } from '../../learn/question.ts';
import type { Talk } from './open-talk.ts';

/**
 * Marks beside the hands what a run of the unchanged lab makes right, or a verdict about it, whichever answers the question. Must: mark
 * nothing while the vote is open, and forget when it is opened again.
 */
export function markAnswers({ root, deck, registers }: Talk, lab: HTMLElement, session: LabSession): void {
  const id = lab.dataset['labId'] ?? '';
  const panels = [
    ...lab.querySelectorAll<HTMLElement>('[data-vote]'),
    // A question that stands by itself is answered by whichever lab of that name runs.
    ...root.querySelectorAll<HTMLElement>(`[data-deck-vote] > [data-vote-lab="${CSS.escape(id)}"]`),
  ].map((panel) => ({
    panel,
    vote: panel.dataset['vote'] ?? '',
    question: JSON.parse(panel.dataset['question'] ?? 'null') as Question | null,
  }));
  const known = new Map<HTMLElement, Evidence>();

  function draw(): void {
    for (const { panel, vote, question } of panels) {
      if (question === null) continue;
      if (!deck.getVote(vote).isClosed) known.delete(panel);
      drawMarks(panel, question, known.get(panel) ?? null);
    }
  }

  function take(): void {
    const found = findEvidence(session);
    for (const { panel, vote, question } of panels) {
      const evidence = found.find((each) => question !== null && isAbout(question, each));
      if (evidence !== undefined && deck.getVote(vote).isClosed) known.set(panel, evidence);
    }
    draw();
  }

  session.subscribe(take);
  registers.subscribe(({ key }) => {
    if (key === 'place' || key.startsWith('vote/')) draw();
  });
  take();
}

/** What the session says of the lab as it came, the newest first. */
function findEvidence(session: LabSession): Evidence[] {
  const { starter, lastResult, lastFiles, lastExploration } = session.getState();
  const found: Evidence[] = [];
  if (lastResult !== null && lastFiles !== null && isSame(lastFiles, starter)) found.push(lastResult);
  if (lastExploration !== null && isSame(lastExploration.files, starter)) found.push(lastExploration.verdict);
  return found;
}

/** Samples prove nothing about what cannot be, and a run that was broken off nothing at all. */
function isAbout(question: Question, evidence: Evidence): boolean {
  if (isVerdict(evidence)) return needsVerdict(question) && evidence.exhaustive;
  return !needsVerdict(question) && !['stopped', 'crashed'].includes(evidence.outcome.type);
}

function drawMarks(panel: HTMLElement, question: Question, evidence: Evidence | null): void {
  for (const old of panel.querySelectorAll('.vote-mark, .vote-actual')) old.remove();
  if (evidence === null) return;
  const choices = [...panel.querySelectorAll<HTMLElement>('[data-choice]')];
  const right = choices.filter((choice, index) => isRight(question, choice, index, evidence));
  for (const choice of right) {
    const mark = document.createElement('span');
    mark.className = 'vote-mark';
    mark.textContent = question.kind === 'several' ? '✓ can happen' : '✓ matches';
    choice.querySelector('.choice')?.append(' ', mark);
  }
  if (right.length > 0 || question.kind === 'several' || !('measure' in question)) return;
  const { value } = findMeasured(question.measure, evidence);
  if (value === null) return;
  const actual = document.createElement('p');
  actual.className = 'vote-actual';
  actual.textContent = `The program says: ${value}${question.kind === 'number' && question.unit !== '' ? ` ${question.unit}` : ''}`;
  panel.querySelector('.choices')?.after(actual);
}

function isRight(question: Question, choice: HTMLElement, index: number, evidence: Evidence): boolean {
  const written = choice.dataset['answer'] === undefined ? null : (choice.dataset['choice'] ?? '');
  if (question.kind === 'several') return findRightOptions(question, evidence).includes(index);
  if (question.kind === 'choice') {
    const clock = isVerdict(evidence) ? 'virtual' : evidence.trace.header.clock;
    return index === findRightOption(question, findMeasured(question.measure, evidence).value, clock);
  }
  const answer = written === null ? null : toAnswer(question, written);
  return answer !== null && grade(question, answer, evidence).type === 'right';
}

/** An answer from the room, as the question takes it; null where it cannot be read. */
function toAnswer(question: Question, text: string): Answer | null {
  if (question.kind === 'output' || question.kind === 'order')
    return { kind: question.kind, lines: text.split(/[,;·]/).map((line) => line.trim()) };
  const [, digits = ''] = /(-?\d+(?:[.,]\d+)?)/.exec(text.replace(/(\d)[\s',](?=\d{3}\b)/g, '$1')) ?? [];
  return digits === '' ? null : { kind: 'number', value: Number(digits.replace(',', '.')) };
}

function isSame(one: SourceFiles, other: SourceFiles): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
