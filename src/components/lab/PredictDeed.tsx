import type { Deed } from '../../learn/question.ts';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
  question: Deed;
}

/** A question that is answered by doing: sit in the seat, or mend the program. */
export function PredictDeed({ model, question }: Props): React.JSX.Element {
  const { control, prediction, state } = model;
  const isSeat = question.kind === 'happen';
  const isStuck = prediction.next.type === 'later';
  return (
    <>
      {isSeat ? (
        <p className="lab-aside">You choose who runs next, until it happens.</p>
      ) : (
        <p className="lab-aside">
          {state.isEdited
            ? 'Run or explore it to see what holds.'
            : 'Edit the code until every condition holds.'}
        </p>
      )}
      {isStuck && (
        <p className="lab-later">Come back to this: it waits in your review. Go on with the lesson.</p>
      )}
      <div className="lab-predict-actions">
        {isSeat && (
          <button
            type="button"
            className="lab-commit"
            disabled={control.refused !== ''}
            onClick={() => control.takeSeat()}
          >
            Take the seat
          </button>
        )}
        <button type="button" className="lab-quiet" onClick={prediction.skip}>
          {isStuck ? 'Go on' : 'Skip, I know'}
        </button>
      </div>
    </>
  );
}
