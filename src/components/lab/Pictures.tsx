import { useMemo } from 'react';
import type { TraceEvent } from '../../lab/trace/index.ts';
import { formatTime } from '../../lab/trace/index.ts';
import { laneStyle } from './lane-colors.ts';
import { toPictureSource } from './picture-source.ts';

interface Props {
  events: readonly TraceEvent[];
  letters: readonly string[];
  cursor: number | null;
  onCursor: (event: number) => void;
}

/** Painted pictures in the order of their arrival, framed in their lane's colour. */
export function Pictures({ events, letters, cursor, onCursor }: Props): React.JSX.Element | null {
  const pictures = useMemo(() => events.filter((event) => event.type === 'picture'), [events]);
  if (pictures.length === 0) return null;
  return (
    <ul className="lab-pictures" aria-label="Pictures">
      {pictures.map((picture) => {
        const source = toPictureSource(picture);
        const isAhead = cursor !== null && picture.i > cursor;
        return (
          <li key={picture.i} style={laneStyle(picture.lane)} data-ahead={isAhead}>
            <button
              type="button"
              title={`lane ${letters[picture.lane] ?? ''} · ${formatTime(picture.at)}`}
              aria-current={cursor === picture.i ? 'true' : undefined}
              onClick={() => onCursor(picture.i)}
            >
              {source === null ? (
                <span className="lab-picture-missing">no picture</span>
              ) : (
                <img src={source} alt={picture.label} />
              )}
              <span aria-hidden={source !== null}>{picture.label}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
