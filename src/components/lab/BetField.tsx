import type { Answer } from '../../learn/index.ts';
import type { Question } from '../../learn/question.ts';
import { ChoiceField } from './ChoiceField.tsx';
import type { LiveLab } from './mount-lab.tsx';
import { NumberField } from './NumberField.tsx';
import { OrderField } from './OrderField.tsx';
import { OutputField } from './OutputField.tsx';
import { SeveralField } from './SeveralField.tsx';
import { ThreeField } from './ThreeField.tsx';
import { useShuffledLines } from './use-shuffled-lines.ts';

interface Props {
  live: LiveLab;
  question: Question;
  answer: Answer | null;
  onAnswer: (answer: Answer) => void;
}

/** Where the bet is written down, as its kind wants it. */
export function BetField({ live, question, answer, onAnswer }: Props): React.JSX.Element | null {
  const { choices } = live.turn;
  const pool = useShuffledLines(live, question);
  if (choices !== null)
    return <ThreeField question={question} choices={choices} answer={answer} onAnswer={onAnswer} />;
  switch (question.kind) {
    case 'output':
      return (
        <OutputField
          count={question.lines}
          lines={answer?.kind === 'output' ? answer.lines : []}
          onLines={(lines) => onAnswer({ kind: 'output', lines })}
        />
      );
    case 'order':
      if (pool === null) return <p className="lab-aside">The lines are on their way.</p>;
      if (pool.length === 0)
        return <p className="lab-aside">The lines could not be had: the program does not run here.</p>;
      return (
        <OrderField
          pool={pool}
          lines={answer?.kind === 'order' ? answer.lines : []}
          onLines={(lines) => onAnswer({ kind: 'order', lines })}
        />
      );
    case 'choice':
      return (
        <ChoiceField
          question={question}
          option={answer?.kind === 'choice' ? answer.option : -1}
          onOption={(option) => onAnswer({ kind: 'choice', option })}
        />
      );
    case 'several':
      return (
        <SeveralField
          question={question}
          chosen={answer?.kind === 'several' ? answer.options : []}
          onChosen={(options) => onAnswer({ kind: 'several', options })}
        />
      );
    case 'number':
      return <NumberField question={question} onValue={(value) => onAnswer({ kind: 'number', value })} />;
    case 'happen':
    case 'fix':
      return null;
  }
}
