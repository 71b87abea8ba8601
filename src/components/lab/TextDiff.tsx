import './diff.css';
import { toDiffRows } from './diff-rows.ts';
import type { DiffRow } from './diff-rows.ts';

interface Props {
  /** What it compares: `main.ts: yours and the lesson’s`. */
  label: string;
  before: string;
  after: string;
}

const SIGNS = { same: ' ', removed: '−', added: '+' } as const;
const SPOKEN = { same: '', removed: 'only before: ', added: 'only after: ' } as const;

/** Two texts as one: lines of the first alone, of the second alone, and of both. */
export function TextDiff({ label, before, after }: Props): React.JSX.Element {
  return (
    <ol role="list" className="text-diff" aria-label={label} tabIndex={0}>
      {toDiffRows(before, after).map((row, index) => (
        <DiffLine key={index} row={row} />
      ))}
    </ol>
  );
}

function DiffLine({ row }: { row: DiffRow }): React.JSX.Element {
  if (row.type === 'gap')
    return (
      <li data-type="gap">
        {row.count} {row.count === 1 ? 'line' : 'lines'} the same
      </li>
    );
  return (
    <li data-type={row.type}>
      <span aria-hidden="true">{SIGNS[row.type]}</span>
      <span className="visually-hidden">{SPOKEN[row.type]}</span>
      <code>{row.text}</code>
    </li>
  );
}
