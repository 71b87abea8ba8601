import type { SeveralQuestion } from '../../learn/question.ts';
import { InlineCode } from './InlineCode.tsx';

interface Props {
  question: SeveralQuestion;
  /** 0-based. */
  chosen: readonly number[];
  onChosen: (options: number[]) => void;
}

/** All that can happen, of several. */
export function SeveralField({ question, chosen, onChosen }: Props): React.JSX.Element {
  return (
    <fieldset className="lab-choice">
      <legend className="visually-hidden">{question.ask.replaceAll('`', '')}</legend>
      {question.options.map(({ text }, index) => (
        <label key={text}>
          <input
            type="checkbox"
            checked={chosen.includes(index)}
            onChange={({ target }) =>
              onChosen(
                target.checked
                  ? [...chosen, index].sort((a, b) => a - b)
                  : chosen.filter((each) => each !== index),
              )
            }
          />
          <span>
            <InlineCode text={text} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}
