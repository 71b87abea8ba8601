import { laneStyle } from '../lane-colors.ts';
import type { TreeRow } from './schedule-tree.ts';
import { nameChoice } from './tree-text.ts';

/** Height of a row, and width of a choice. */
export const ROW_PX = 26;
export const CELL_PX = 24;
const PAD_PX = 6;

interface Props {
  rows: readonly TreeRow[];
  letters: readonly string[];
}

/** The choices of the tree as strands in the lanes' colours; the rows beside it say the same in words. */
export function TreeStrands({ rows, letters }: Props): React.JSX.Element {
  const columns = rows.reduce((most, { start, choices }) => Math.max(most, start + choices.length), 0);
  return (
    <svg
      className="lab-strands"
      width={columns * CELL_PX + 2 * PAD_PX}
      height={rows.length * ROW_PX}
      aria-hidden="true"
      focusable="false"
    >
      {rows.map((row, index) => (
        <g key={row.id}>
          {row.parent >= 0 && <path className="lab-strand-fork" d={toFork(row, index)} />}
          {row.choices.map((choice, place) => {
            const x = toX(row.start + place);
            const y = toY(index);
            const isThread = choice.kind === 'thread';
            return (
              <g key={place} style={laneStyle(isThread ? choice.chosen : 0)}>
                <line x1={x} x2={x + CELL_PX} y1={y} y2={y} className="lab-strand" data-event={!isThread} />
                <circle cx={x + CELL_PX / 2} cy={y} r={8} className="lab-strand-knot" />
                <text x={x + CELL_PX / 2} y={y} className="lab-strand-text">
                  {nameChoice(choice, letters)}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}

function toX(column: number): number {
  return PAD_PX + column * CELL_PX;
}

function toY(row: number): number {
  return (row + 0.5) * ROW_PX;
}

/** From the strand above, down, and over into this row's first choice. */
function toFork({ start, parent }: TreeRow, index: number): string {
  const x = toX(start);
  const y = toY(index);
  return `M${String(x)} ${String(toY(parent))}V${String(y - 6)}q0 6 6 6`;
}
