import { useEffect, useState } from 'react';
import { findLines, shuffleLines } from '../../learn/index.ts';
import type { Question } from '../../learn/question.ts';
import type { LiveLab } from './mount-lab.tsx';
import { findEvidence } from './quiet-run.ts';

/** The lines that a program prints, shuffled, for a question that puts them in order; null while it runs unseen. */
export function useShuffledLines(
  { turn }: Pick<LiveLab, 'turn'>,
  question: Question,
): readonly string[] | null {
  const [lines, setLines] = useState<readonly string[] | null>(null);
  const { lab, seed } = turn;
  useEffect(() => {
    if (question.kind !== 'order') return;
    let isGone = false;
    findEvidence(lab, question)
      .then((evidence) => {
        if (isGone) return;
        setLines(evidence === null ? [] : shuffleLines(findLines(question.lines, evidence), seed + 1));
      })
      .catch((error: unknown) => {
        console.error('The lines could not be had.', error);
        if (!isGone) setLines([]);
      });
    return () => {
      isGone = true;
    };
  }, [lab, question, seed]);
  return lines;
}
