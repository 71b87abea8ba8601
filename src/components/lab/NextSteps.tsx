import { countVariants } from '../../learn/index.ts';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
  /** What came of the bet. */
  verdict: 'right' | 'partial' | 'wrong';
}

/** After an answer: another program, a choice of three, or another day. Nobody is stuck. */
export function NextSteps({ model, verdict }: Props): React.JSX.Element {
  const { prediction, live } = model;
  const { next, isTurning, again } = prediction;
  const hasVariants = countVariants(live.own.lab) > 0 && live.own.mirror === null;
  const isRight = verdict === 'right';
  const isLater = !isRight && next.type === 'later';
  if (isRight && !hasVariants) return <></>;
  const isChoice = !isRight && next.type === 'again' && next.isChoice && live.own.mirror === null;
  const label = isLater
    ? 'Once more all the same'
    : isChoice
      ? 'Choose one of three'
      : hasVariants
        ? 'Try a variant'
        : 'Predict again';
  return (
    <>
      {isLater && (
        <p className="lab-later">
          <strong>Come back to this.</strong> It waits in <a href="/review/">your review</a>. Go on with the
          lesson.
        </p>
      )}
      <button
        type="button"
        className={isRight || isLater ? 'lab-quiet' : 'lab-button'}
        disabled={isTurning}
        onClick={isRight ? () => void live.startVariant() : again}
      >
        {isTurning ? 'One moment' : label}
      </button>
    </>
  );
}
