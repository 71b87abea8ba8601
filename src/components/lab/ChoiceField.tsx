import { useId } from 'react';
import type { ChoiceQuestion } from '../../learn/question.ts';
import { InlineCode } from './InlineCode.tsx';

interface Props {
  question: ChoiceQuestion;
  /** 0-based; -1 when none is chosen. */
  option: number;
  onOption: (option: number) => void;
}

/** One of several. */
export function ChoiceField({ question, option, onOption }: Props): React.JSX.Element {
  const name = useId();
  return (
    <fieldset className="lab-choice">
      <legend className="visually-hidden">{question.ask.replaceAll('`', '')}</legend>
      {question.options.map(({ text }, index) => (
        <label key={text}>
          <input type="radio" name={name} checked={option === index} onChange={() => onOption(index)} />
          <span>
            <InlineCode text={text} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}
