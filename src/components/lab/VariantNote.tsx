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
      <p>A variant of the lesson’s program:</p>
      <ul>
        {changes.map(({ file, from, to }) => (
          <li key={`${file} ${from}`}>
            <Text text={from} name="was" />
            <Text text={to} name="is now" />
          </li>
        ))}
      </ul>
      <button type="button" className="lab-quiet" onClick={model.live.goHome}>
        Back to the lesson’s program
      </button>
    </div>
  );
}

function Text({ text, name }: { text: string; name: string }): React.JSX.Element {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    <div>
      <span>{name}</span>
      {lines.length === 0 ? 'nothing' : <code>{toDedented(lines).join('\n')}</code>}
    </div>
  );
}

/** Without the indent that all lines share. */
function toDedented(lines: readonly string[]): string[] {
  const indent = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(indent));
}
