import { memo } from 'react';
import { formatTime } from '../../lab/trace/index.ts';
import { laneStyle } from './lane-colors.ts';
import type { OutputRow } from './output-view.ts';
import { toSegmentStyle } from './segment-style.ts';

interface Props {
  id: string;
  row: OutputRow;
  letters: readonly string[];
  isCurrent: boolean;
  /** The cursor stands before this line. */
  isAhead: boolean;
  onCursor: (event: number) => void;
}

/** One line of output. Memoised: a flood redraws only the rows that are new. */
export const OutputLineRow: React.MemoExoticComponent<(props: Props) => React.JSX.Element> = memo(
  function OutputLineRow({ id, row, letters, isCurrent, isAhead, onCursor }: Props): React.JSX.Element {
    return (
      <div
        id={id}
        role="option"
        aria-selected={isCurrent}
        className="lab-line"
        data-stream={row.stream}
        data-ahead={isAhead}
        style={laneStyle(row.lane)}
        onClick={() => {
          if (row.event >= 0) onCursor(row.event);
        }}
      >
        <span className="lab-line-lane">{letters[row.lane] ?? ''}</span>
        <span className="lab-line-text">
          {row.segments.length === 0 && '\u00a0'}
          {row.segments.map((segment, index) => (
            <span key={index} style={{ ...laneStyle(segment.lane), ...toSegmentStyle(segment.style) }}>
              {segment.text}
            </span>
          ))}
        </span>
        {row.stream !== 'log' && row.stream !== 'write' && (
          <span className="lab-line-stream">{row.stream}</span>
        )}
        <span className="lab-line-at">{formatTime(row.at)}</span>
      </div>
    );
  },
  (before, after) =>
    before.isCurrent === after.isCurrent &&
    before.isAhead === after.isAhead &&
    before.letters === after.letters &&
    before.row.event === after.row.event &&
    before.row.text === after.row.text &&
    before.row.at === after.row.at &&
    before.row.number === after.row.number,
);
