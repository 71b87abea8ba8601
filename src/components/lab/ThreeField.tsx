import { useId } from 'react';
import type { Answer } from '../../learn/index.ts';
import type { Question } from '../../learn/question.ts';
import { describeAnswer } from './describe-answer.ts';

interface Props {
  question: Question;
  choices: readonly Answer[];
  answer: Answer | null;
  onAnswer: (answer: Answer) => void;
}

/** Characters of a line that fit into a third of the pane. */
const NARROW = 9;

/** Three whole bets to choose from, one of them right. */
export function ThreeField({ question, choices, answer, onAnswer }: Props): React.JSX.Element {
  const name = useId();
  const lines = choices.flatMap((choice) => ('lines' in choice ? choice.lines : []));
  // Short lines stand side by side, where they are compared at a glance.
  const isNarrow = lines.length > 0 && lines.every((line) => line.length <= NARROW);
  return (
    <fieldset className="lab-choice lab-three" data-narrow={isNarrow}>
      <legend>One of these three is right.</legend>
      {choices.map((choice, index) => (
        <label key={index}>
          <input type="radio" name={name} checked={answer === choice} onChange={() => onAnswer(choice)} />
          {'lines' in choice ? (
            <pre>{choice.lines.filter((line) => line.trim() !== '').join('\n')}</pre>
          ) : (
            <span>{describeAnswer(question, choice)}</span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
