import { InlineCode } from './InlineCode.tsx';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
}

/** The lab's hints, one step at a time; each that is opened stays, and the attempt remembers how many. */
export function Hints({ model }: Props): React.JSX.Element | null {
  const { hints = [] } = model.live.lab;
  const { hintsOpen, openHint } = model.prediction;
  if (hints.length === 0) return null;
  const shown = hints.slice(0, hintsOpen);
  const count = String(hints.length);
  return (
    <div className="lab-hints" role="group" aria-label="Hints">
      <ol aria-live="polite" aria-label="Open hints">
        {shown.map((hint, index) => (
          <li key={hint}>
            <span className="lab-hint-count">
              Hint {index + 1} of {count}
            </span>{' '}
            <InlineCode text={hint} />
          </li>
        ))}
      </ol>
      {shown.length < hints.length ? (
        <button type="button" className="lab-button" onClick={openHint}>
          Show hint {shown.length + 1} of {count}
        </button>
      ) : (
        <p className="lab-aside">These are all the hints.</p>
      )}
    </div>
  );
}
