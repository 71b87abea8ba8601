import { useState } from 'react';
import type { LaneId } from '../../lab/trace/index.ts';
import { laneStyle } from './lane-colors.ts';
import { toPlainText } from './output-view.ts';
import type { OutputRow } from './output-view.ts';

interface Props {
  rows: readonly OutputRow[];
  /** Lanes that printed. */
  lanes: readonly LaneId[];
  letters: readonly string[];
  /** The lane to show alone; null shows all. */
  only: LaneId | null;
  onOnly: (lane: LaneId | null) => void;
}

/** Up to this many lanes have a button each; more are a list to choose from. */
const MAX_BUTTONS = 8;

/** Title, filter by lane, and copy. */
export function OutputHead({ rows, lanes, letters, only, onOnly }: Props): React.JSX.Element {
  const [said, setSaid] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(toPlainText(rows)).then(
      () => setSaid('Copied'),
      () => setSaid('The browser refused to copy'),
    );
    setTimeout(() => setSaid(''), 2000);
  };
  return (
    <header className="lab-pane-head">
      <h4>Output</h4>
      {lanes.length > MAX_BUTTONS && (
        <select
          className="lab-filter-list"
          aria-label="Show lanes"
          value={only ?? ''}
          onChange={(event) => onOnly(event.target.value === '' ? null : Number(event.target.value))}
        >
          <option value="">all lanes</option>
          {lanes.map((lane) => (
            <option key={lane} value={lane}>
              lane {letters[lane]}
            </option>
          ))}
        </select>
      )}
      {lanes.length > 1 && lanes.length <= MAX_BUTTONS && (
        <div className="lab-filter" role="group" aria-label="Show lanes">
          <button type="button" aria-pressed={only === null} onClick={() => onOnly(null)}>
            all
          </button>
          {lanes.map((lane) => (
            <button
              key={lane}
              type="button"
              aria-pressed={only === lane}
              aria-label={`Lane ${letters[lane] ?? ''} only`}
              style={laneStyle(lane)}
              onClick={() => onOnly(only === lane ? null : lane)}
            >
              {letters[lane]}
            </button>
          ))}
        </div>
      )}
      <span role="status" className="lab-said">
        {said}
      </span>
      <button type="button" className="lab-quiet" disabled={rows.length === 0} onClick={copy}>
        Copy
      </button>
    </header>
  );
}
