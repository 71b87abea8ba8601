import type { Seat } from '../../../lab/index.ts';
import { laneStyle } from '../lane-colors.ts';
import { LaneLetter } from '../LaneLetter.tsx';
import type { LabModel } from '../use-lab.ts';
import { findLine, findStandings } from './standing.ts';

interface Props {
  model: LabModel;
  seat: Seat;
  letters: readonly string[];
}

/** What can go next, each with the line it would run and the values involved; then who cannot go, and why. */
export function Options({ model, seat, letters }: Props): React.JSX.Element {
  const { session } = model.live;
  const options = seat.next?.options ?? [];
  const stuck = findStandings(seat.result).filter(({ key }) => key === 0);
  return (
    <>
      {options.length > 0 && (
        <ol className="lab-options">
          {options.map(({ value, lane, label, site, action }, index) => (
            <li key={`${String(lane)}/${String(value)}`} style={laneStyle(lane)}>
              <button
                type="button"
                className="lab-option"
                aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
                onClick={() => session.seat.pick(value)}
              >
                <kbd aria-hidden="true">{index < 9 ? index + 1 : ''}</kbd>
                <LaneLetter lane={lane} letter={letters[lane] ?? ''} />
                <span className="lab-option-action">
                  {action} <span>{label}</span>
                </span>
                {site !== null && (
                  <span className="lab-option-line">
                    <code>{findLine(seat.files, site)}</code> {site.file}:{site.line}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ol>
      )}
      {stuck.length > 0 && (
        <ul className="lab-stuck" aria-label="Cannot go">
          {stuck.map(({ lane, note, site }) => (
            <li key={lane} style={laneStyle(lane)}>
              <LaneLetter lane={lane} letter={letters[lane] ?? ''} />{' '}
              {seat.result?.trace.header.lanes[lane]?.label ?? ''} {note}{' '}
              {site !== null && (
                <button type="button" className="lab-link" onClick={() => model.goTo(site)}>
                  {site.file}:{site.line}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
