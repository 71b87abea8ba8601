import { useEffect, useReducer, useRef, useState } from 'react';
import type { Verdict } from '../../lab/index.ts';
import { explainDifference, findNextTry, grade, isVerdict, needsVerdict } from '../../learn/index.ts';
import type { Answer, AttemptVerdict, Confidence, Evidence, NextTry } from '../../learn/index.ts';
import { isDeed, type Question } from '../../learn/question.ts';
import { keepAttempt } from './keep-attempt.ts';
import type { LiveLab } from './mount-lab.tsx';
import { reducePrediction } from './prediction-state.ts';
import type { PredictionState } from './prediction-state.ts';

/** One question of a lab: what was answered, and the verbs. */
export interface Prediction {
  question: Question | null;
  state: PredictionState;
  change: (answer: Answer) => void;
  confide: (confidence: Confidence) => void;
  commit: () => void;
  skip: () => void;
  /** Asks once more: of a variant where there is one, as a choice of three after two misses. */
  again: () => void;
  /** Asks the same after all. */
  takeBack: () => void;
  /** The next turn is on its way. */
  isTurning: boolean;
  /** What comes after this answer. */
  next: NextTry;
  /** Exploring answers it, not a run. */
  isOfVerdict: boolean;
  /**
   * Compares what was committed with a run of the starter, or with a verdict about it, whichever answers the question. `known` is
   * what exploring has said before.
   */
  grade: (evidence: Evidence, known?: Verdict) => void;
  /** The goal was reached, or the check is met; or what was tried does not meet it. */
  judgeDeed: (kind: 'happen' | 'fix', isDone: boolean) => void;
  /** How many hints are open; each attempt says so. */
  hintsOpen: number;
  openHint: () => void;
}

/** Keeps a prediction, and notes every attempt. */
export function usePrediction(live: LiveLab): Prediction {
  const { lab, question, earlier, turn } = live;
  const [state, dispatch] = useReducer(
    reducePrediction,
    earlier === null
      ? { type: 'asking', answer: live.stillAnswer?.() ?? null, confidence: null }
      : { type: 'answered', verdict: earlier.verdict },
  );
  const [misses, setMisses] = useState(turn.misses);
  const [isTurning, setTurning] = useState(false);
  const [hintsOpen, setHintsOpen] = useState(0);
  /** Answers given in this turn, the last one first. */
  const given = useRef<Answer[]>([]);

  function note(answer: Answer | null, verdict: AttemptVerdict, rule: string | null): void {
    if (question === null) return;
    const { id, catches } = question;
    if (verdict === 'wrong') setMisses(misses + 1);
    else if (verdict === 'right') setMisses(0);
    const at = Date.now();
    const confidence = 'confidence' in state ? state.confidence : null;
    keepAttempt({
      lab: lab.key,
      question: id,
      catches,
      at,
      answer,
      verdict,
      rule,
      confidence,
      seed: turn.seed,
      hints: hintsOpen,
    }).catch((error: unknown) => {
      console.warn('This browser does not keep your progress.', error);
    });
  }

  async function takeTurn(): Promise<void> {
    setTurning(true);
    const own = 'answer' in state && state.answer !== null ? [state.answer, ...given.current] : given.current;
    const next = findNextTry(misses);
    try {
      const isChoice = next.type === 'later' || next.isChoice;
      const isOver = await live.startTurn({ misses, isChoice, own });
      if (!isOver) dispatch({ type: 'again' });
    } finally {
      setTurning(false);
    }
  }

  const latest = useRef({ state, note });
  useEffect(() => {
    latest.current = { state, note };
  });

  return {
    question,
    state,
    change: (answer) => dispatch({ type: 'changed', answer }),
    confide: (confidence) => dispatch({ type: 'confided', confidence }),
    commit: () => dispatch({ type: 'committed' }),
    skip() {
      dispatch({ type: 'skipped' });
      if (!live.isInstructor) note(null, 'skipped', null);
    },
    again() {
      takeTurn().catch((error: unknown) => {
        console.error('The variant could not be made.', error);
        dispatch({ type: 'again' });
      });
    },
    takeBack: () => dispatch({ type: 'again' }),
    isTurning,
    next: findNextTry(misses),
    isOfVerdict: question !== null && needsVerdict(question),
    grade(evidence, known) {
      if (question === null || isDeed(question) || state.type !== 'committed') return;
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
      given.current = [state.answer, ...given.current];
      dispatch({ type: 'graded', grade: graded, explanation });
      note(state.answer, graded.type, explanation?.rule ?? null);
    },
    judgeDeed(kind, isDone) {
      const now = latest.current;
      if (question?.kind !== kind || now.state.type === 'graded') return;
      if (isDone) dispatch({ type: 'done', answer: { kind } });
      now.note({ kind }, isDone ? 'right' : 'wrong', null);
    },
    hintsOpen,
    openHint: () => setHintsOpen((open) => open + 1),
  };
}
