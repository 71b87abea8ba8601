import { useReducer } from 'react';
import type { Verdict } from '../../lab/index.ts';
import { explainDifference, grade, isVerdict, needsVerdict, saveAttempt } from '../../learn/index.ts';
import type { Answer, Attempt, Evidence } from '../../learn/index.ts';
import type { Question } from '../../learn/question.ts';
import { reducePrediction } from './prediction-state.ts';
import type { PredictionState } from './prediction-state.ts';

/** One question of a lab: what was answered, and the verbs. */
export interface Prediction {
  question: Question | null;
  state: PredictionState;
  change: (answer: Answer) => void;
  commit: () => void;
  skip: () => void;
  again: () => void;
  /** Exploring answers it, not a run. */
  isOfVerdict: boolean;
  /**
   * Compares what was committed with a run of the starter, or with a verdict about it, whichever answers the question. `known` is
   * what exploring has said before.
   */
  grade: (evidence: Evidence, known?: Verdict) => void;
}

/** Keeps a prediction, and notes every attempt. `earlier` is the last attempt of an earlier visit. */
export function usePrediction(lab: string, question: Question | null, earlier: Attempt | null): Prediction {
  const [state, dispatch] = useReducer(
    reducePrediction,
    earlier === null ? { type: 'asking', answer: null } : { type: 'answered', verdict: earlier.verdict },
  );

  function note(answer: Answer | null, verdict: Attempt['verdict'], rule: string | null): void {
    if (question === null) return;
    const { id, catches } = question;
    saveAttempt({ lab, question: id, catches, at: Date.now(), answer, verdict, rule }).catch(
      (error: unknown) => {
        console.warn('This browser does not keep your progress.', error);
      },
    );
  }

  return {
    question,
    state,
    change: (answer) => dispatch({ type: 'changed', answer }),
    commit: () => dispatch({ type: 'committed' }),
    skip() {
      dispatch({ type: 'skipped' });
      note(null, 'skipped', null);
    },
    again: () => dispatch({ type: 'again' }),
    isOfVerdict: question !== null && needsVerdict(question),
    grade(evidence, known) {
      if (question === null || state.type !== 'committed') return;
      if (needsVerdict(question) !== isVerdict(evidence)) return;
      // Samples prove nothing about what cannot be.
      if (isVerdict(evidence) && !evidence.exhaustive) return;
      if (!isVerdict(evidence) && ['stopped', 'crashed'].includes(evidence.outcome.type)) return;
      const graded = grade(question, state.answer, evidence);
      const line = graded.type === 'wrong' ? graded.lines[graded.firstDifference] : undefined;
      const explanation =
        graded.type === 'wrong' && line !== undefined && line.predicted !== null && !isVerdict(evidence)
          ? explainDifference(
              evidence,
              graded.firstDifference,
              line.predicted,
              known === undefined ? {} : { verdict: known },
            )
          : null;
      dispatch({ type: 'graded', grade: graded, explanation });
      note(state.answer, graded.type, explanation?.rule ?? null);
    },
  };
}
