import { useState, type ReactElement } from 'react';
import { describeDetail, describeLane } from '../../lab/trace/index.ts';
import type { TimelineModel } from './model.ts';
import { nameMoment } from './name-moment.ts';
import styles from './timeline.module.css';

interface Props {
  model: TimelineModel;
  cursor: number | null;
  onCursor: (index: number) => void;
}

const PAGE = 100;

/** The events as text: a page of them around the cursor, with ways to the pages before and after. */
export function EventTable({ model, cursor, onCursor }: Props): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={styles['table']} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        Events as text <span className={styles['count']}>{model.events.length.toLocaleString('en')}</span>
      </summary>
      {isOpen && <EventRows model={model} cursor={cursor} onCursor={onCursor} />}
    </details>
  );
}

function EventRows({ model, cursor, onCursor }: Props): ReactElement {
  const { events, lanes, objects } = model;
  const [range, setRange] = useState(() => findPage(cursor ?? 0, events.length));
  // A cursor that left the page takes the page with it.
  const isInside = cursor === null || (cursor >= range.from && cursor < range.to);
  const shown = isInside ? range : findPage(cursor, events.length);
  if (!isInside) setRange(shown);
  const before = shown.from;
  const after = events.length - shown.to;
  return (
    <div className={styles['rows']} tabIndex={0} role="region" aria-label="Events as text">
      {before > 0 && (
        <button type="button" onClick={() => setRange({ ...shown, from: Math.max(0, shown.from - PAGE) })}>
          Show {Math.min(PAGE, before)} earlier
        </button>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{model.axisType === 'events' ? 'Step' : 'Time'}</th>
            <th scope="col">Lane</th>
            <th scope="col">What happens</th>
            <th scope="col">Line</th>
          </tr>
        </thead>
        <tbody>
          {events.slice(shown.from, shown.to).map((event) => (
            <tr key={event.i} aria-current={event.i === cursor ? 'true' : undefined}>
              <td>
                <button
                  type="button"
                  onClick={() => onCursor(event.i)}
                  aria-label={`Go to event ${event.i + 1}, ${nameMoment(model, event)}`}
                >
                  {nameMoment(model, event)}
                </button>
              </td>
              <td>{describeLane(lanes, event.lane)}</td>
              <td>{describeDetail(event, lanes, objects)}</td>
              <td>{event.site === null ? '' : `${event.site.file}:${event.site.line}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {after > 0 && (
        <button
          type="button"
          onClick={() => setRange({ ...shown, to: Math.min(events.length, shown.to + PAGE) })}
        >
          Show {Math.min(PAGE, after)} more
        </button>
      )}
    </div>
  );
}

function findPage(index: number, count: number): { from: number; to: number } {
  const from = Math.max(0, Math.floor(index / PAGE) * PAGE);
  return { from, to: Math.min(Math.max(count, PAGE), from + PAGE) };
}
