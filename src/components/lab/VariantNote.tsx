import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
}

/** How this program differs from the lesson's, and the way back to that. */
export function VariantNote({ model }: Props): React.JSX.Element | null {
  const { changes } = model.live.turn;
  if (changes.length === 0) return null;
  return (
    <div className="lab-variant">
      <p>
        A variant of the lesson’s program:{' '}
        {changes.map(({ from, to }, index) => (
          <span key={index}>
            {index > 0 && ', '}
            <code>{from.trim()}</code> is now {to.trim() === '' ? 'gone' : <code>{to.trim()}</code>}
          </span>
        ))}
        .
      </p>
      <button type="button" className="lab-quiet" onClick={model.live.goHome}>
        Back to the lesson’s program
      </button>
    </div>
  );
}
