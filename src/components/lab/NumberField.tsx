import { useState } from 'react';
import type { NumberQuestion } from '../../learn/question.ts';

interface Props {
  question: NumberQuestion;
  /** NaN while the text is no number. */
  onValue: (value: number) => void;
}

/** A number with its unit; a comma counts as a decimal point. */
export function NumberField({ question, onValue }: Props): React.JSX.Element {
  const [text, setText] = useState('');
  return (
    <label className="lab-number">
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={question.ask.replaceAll('`', '')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onValue(toNumber(event.target.value));
        }}
      />
      <span>{question.unit}</span>
      {question.tolerance > 0 && (
        <span className="lab-aside">
          give or take {question.tolerance} {question.unit}
        </span>
      )}
    </label>
  );
}

function toNumber(text: string): number {
  const plain = text.trim().replace(',', '.');
  return plain === '' ? Number.NaN : Number(plain);
}
