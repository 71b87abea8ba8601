import { useId } from 'react';
import type { Confidence } from '../../learn/index.ts';

interface Props {
  confidence: Confidence | null;
  onConfidence: (confidence: Confidence) => void;
}

const LEVELS: readonly { value: Confidence; text: string }[] = [
  { value: 'sure', text: 'Sure' },
  { value: 'guess', text: 'A guess' },
];

/** How sure the learner is; it may be left open. */
export function ConfidenceField({ confidence, onConfidence }: Props): React.JSX.Element {
  const name = useId();
  return (
    <fieldset className="lab-confidence">
      <legend>How sure are you?</legend>
      {LEVELS.map(({ value, text }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            checked={confidence === value}
            onChange={() => onConfidence(value)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
