import type { Grade } from '../../learn/index.ts';

interface Props {
  grade: Grade;
  onCursor: (event: number) => void;
}

/** The predicted and the printed lines side by side; the first difference is underlined. */
export function ComparedLines({ grade, onCursor }: Props): React.JSX.Element {
  const first = grade.type === 'wrong' ? grade.firstDifference : -1;
  return (
    <table className="lab-compare">
      <thead>
        <tr>
          <th scope="col">You</th>
          <th scope="col">
            <span className="visually-hidden">Compared</span>
          </th>
          <th scope="col">The program</th>
        </tr>
      </thead>
      <tbody>
        {grade.lines.map((line, index) => (
          <tr key={index} data-first={index === first} data-matches={line.matches}>
            <td>{line.predicted ?? <span className="lab-none">no bet</span>}</td>
            <td>{findMark(line.predicted, line.matches)}</td>
            <td>
              {line.actual === null ? (
                <span className="lab-none">nothing more</span>
              ) : (
                <button type="button" disabled={line.event < 0} onClick={() => onCursor(line.event)}>
                  {line.actual}
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function findMark(predicted: string | null, matches: boolean): React.JSX.Element | null {
  if (predicted === null) return null;
  return (
    <>
      <span aria-hidden="true">{matches ? '✓' : '≠'}</span>
      <span className="visually-hidden">{matches ? 'matches' : 'differs'}</span>
    </>
  );
}
