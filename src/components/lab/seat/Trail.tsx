import { useEffect, useRef } from 'react';
import type { Seat } from '../../../lab/index.ts';
import type { TraceEvent } from '../../../lab/trace/index.ts';
import { laneStyle } from '../lane-colors.ts';
import type { LabModel } from '../use-lab.ts';

interface Props {
  model: LabModel;
  seat: Seat;
  letters: readonly string[];
}

/** The choices that led here, as a strip; each leads back to where it was made. */
export function Trail({ model, seat, letters }: Props): React.JSX.Element {
  const strip = useRef<HTMLOListElement>(null);
  const choices = (seat.result?.trace.events ?? []).filter(isChoice);
  const made = seat.picks.flatMap((pick) => choices[pick] ?? []);
  useEffect(() => {
    const box = strip.current;
    if (box !== null) box.scrollLeft = box.scrollWidth;
  }, [made.length]);
  if (made.length === 0) return <p className="lab-trail lab-aside">No choice made yet.</p>;
  return (
    <ol className="lab-trail" aria-label="Choices so far" ref={strip}>
      {made.map((choice, index) => {
        const letter = letters[choice.chosen] ?? '';
        const others = choice.enabled.map((lane) => letters[lane] ?? '').join(', ');
        return (
          <li key={index} style={laneStyle(choice.chosen)}>
            <button
              type="button"
              title={`Choice ${String(index + 1)}: ${letter}, of ${others}`}
              aria-label={`Back to choice ${String(index + 1)}, where ${letter} went, of ${others}`}
              onClick={() => model.live.session.seat.returnTo(seat.picks[index] ?? 0)}
            >
              {letter}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function isChoice(event: TraceEvent): event is TraceEvent & { type: 'choice' } {
  return event.type === 'choice';
}
