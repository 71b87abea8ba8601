import { describeAnswer } from './describe-answer.ts';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
}

/** The bet of whoever sent the link. */
export function RivalNote({ model }: Props): React.JSX.Element | null {
  const { rival, question } = model.live;
  if (rival === null || question === null) return null;
  return (
    <p className="lab-rival">
      Whoever sent this link bets <strong>{describeAnswer(question, rival)}</strong>.
      {model.prediction.state.type === 'asking' && ' What do you say?'}
    </p>
  );
}
