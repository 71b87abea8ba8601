import { isComplete } from '../../learn/index.ts';
import type { Answer, AttemptVerdict, Confidence, Explanation, Grade } from '../../learn/index.ts';
import { isDeed, type Question } from '../../learn/question.ts';

/** Where a learner stands with one question. */
export type PredictionState =
  /** Run is locked. */
  | { type: 'asking'; answer: Answer | null; confidence: Confidence | null }
  | { type: 'committed'; answer: Answer; confidence: Confidence | null }
  | { type: 'skipped' }
  /** Answered on an earlier visit: Run is free. */
  | { type: 'answered'; verdict: AttemptVerdict }
  | {
      type: 'graded';
      answer: Answer;
      confidence: Confidence | null;
      grade: Grade;
      explanation: Explanation | null;
    };

export type PredictionAction =
  | { type: 'changed'; answer: Answer }
  | { type: 'confided'; confidence: Confidence }
  | { type: 'committed' }
  | { type: 'skipped' }
  | { type: 'graded'; grade: Grade; explanation: Explanation | null }
  /** What the question asks for was done. */
  | { type: 'done'; answer: Answer }
  | { type: 'again' };

const ASKING: PredictionState = { type: 'asking', answer: null, confidence: null };

/** The state after an action; what does not fit the state changes nothing. */
export function reducePrediction(state: PredictionState, action: PredictionAction): PredictionState {
  switch (action.type) {
    case 'changed':
      return state.type === 'asking' ? { ...state, answer: action.answer } : state;
    case 'confided':
      return state.type === 'asking' ? { ...state, confidence: action.confidence } : state;
    case 'committed': {
      if (state.type !== 'asking' || !isComplete(state.answer)) return state;
      return { type: 'committed', answer: state.answer, confidence: state.confidence };
    }
    case 'skipped':
      return state.type === 'asking' ? { type: 'skipped' } : state;
    case 'graded': {
      if (state.type !== 'committed') return state;
      const { answer, confidence } = state;
      const { grade, explanation } = action;
      return { type: 'graded', answer, confidence, grade, explanation };
    }
    case 'done': {
      if (state.type === 'committed' || state.type === 'graded') return state;
      const grade: Grade = { type: 'right', lines: [], actual: null };
      return { type: 'graded', answer: action.answer, confidence: null, grade, explanation: null };
    }
    case 'again':
      return state.type === 'asking' ? state : ASKING;
  }
}

/** Run waits for a bet; a deed is done by running. The lock belongs to the starter: edited code runs freely. */
export function isLocked(question: Question | null, state: PredictionState, isEdited: boolean): boolean {
  return question !== null && !isDeed(question) && state.type === 'asking' && !isEdited;
}
