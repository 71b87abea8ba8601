/** What a learner commits to; its kind is the question's. */
export type Answer =
  | { kind: 'output'; lines: string[] }
  | { kind: 'choice'; option: number } // 0-based
  | { kind: 'several'; options: number[] } // 0-based, in any order
  | { kind: 'number'; value: number };

/** The answer bets on something. */
export function isComplete(answer: Answer | null): answer is Answer {
  if (answer === null) return false;
  if (answer.kind === 'output') return answer.lines.some((line) => line.trim() !== '');
  if (answer.kind === 'choice') return answer.option >= 0;
  if (answer.kind === 'several') return answer.options.length > 0;
  return Number.isFinite(answer.value);
}
