import { isComplete } from '../../learn/index.ts';
import type { Answer, Explanation, Grade } from '../../learn/index.ts';
import type { Question } from '../../learn/question.ts';

/** Where a learner stands with one question. */
export type PredictionState =
  /** Run is locked. `earlier` is what came of it on another day. */
  | { type: 'asking'; answer: Answer | null }
  | { type: 'committed'; answer: Answer }
  | { type: 'skipped' }
  /** Answered on an earlier visit: Run is free. */
  | { type: 'answered'; verdict: 'right' | 'wrong' | 'partial' | 'skipped' }
  | { type: 'graded'; answer: Answer; grade: Grade; explanation: Explanation | null };

export type PredictionAction =
  | { type: 'changed'; answer: Answer }
  | { type: 'committed' }
  | { type: 'skipped' }
  | { type: 'graded'; grade: Grade; explanation: Explanation | null }
  | { type: 'again' };

/** The state after an action; what does not fit the state changes nothing. */
export function reducePrediction(state: PredictionState, action: PredictionAction): PredictionState {
  switch (action.type) {
    case 'changed':
      return state.type === 'asking' ? { type: 'asking', answer: action.answer } : state;
    case 'committed':
      return state.type === 'asking' && isComplete(state.answer)
        ? { type: 'committed', answer: state.answer }
        : state;
    case 'skipped':
      return state.type === 'asking' ? { type: 'skipped' } : state;
    case 'graded':
      return state.type === 'committed'
        ? { type: 'graded', answer: state.answer, grade: action.grade, explanation: action.explanation }
        : state;
    case 'again':
      return state.type === 'asking' ? state : { type: 'asking', answer: null };
  }
}

/** Run waits for a prediction. The lock belongs to the starter: edited code runs freely. */
export function isLocked(question: Question | null, state: PredictionState, isEdited: boolean): boolean {
  return question !== null && state.type === 'asking' && !isEdited;
}
