/** What a learner commits to; its kind is the question's. */
export type Answer =
  | { kind: 'output'; lines: string[] }
  | { kind: 'order'; lines: string[] }
  | { kind: 'choice'; option: number } // 0-based
  | { kind: 'several'; options: number[] } // 0-based, in any order
  | { kind: 'number'; value: number }
  /** Something was done: the goal was reached, the check met. */
  | { kind: 'happen' }
  | { kind: 'fix' };

/** The answer bets on something. */
export function isComplete(answer: Answer | null): answer is Answer {
  if (answer === null) return false;
  switch (answer.kind) {
    case 'output':
    case 'order':
      return answer.lines.some((line) => line.trim() !== '');
    case 'choice':
      return answer.option >= 0;
    case 'several':
      return answer.options.length > 0;
    case 'number':
      return Number.isFinite(answer.value);
    case 'happen':
    case 'fix':
      return true;
  }
}
