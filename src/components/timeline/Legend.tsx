import type { ReactElement } from 'react';
import styles from './timeline.module.css';

/** What the lines of the picture mean. */
export function Legend(): ReactElement {
  return (
    <ul className={styles['legend']} aria-label="Key">
      <li>
        <svg viewBox="0 0 30 14" width="30" height="14" aria-hidden="true">
          <path d="M1 7c5 0 4-5 8-5h12c4 0 3 5 8 5c-5 0-4 5-8 5H9c-4 0-3-5-8-5z" fill="currentColor" />
        </svg>
        runs
      </li>
      <li>
        <svg viewBox="0 0 30 14" width="30" height="14" aria-hidden="true">
          <path d="M1 7h28" stroke="currentColor" strokeWidth="1.75" />
        </svg>
        waits
      </li>
      <li>
        <svg viewBox="0 0 30 14" width="30" height="14" aria-hidden="true">
          <path d="M2 2.500h26v9H2z" fill="none" stroke="currentColor" strokeWidth="1.500" />
          <path d="M3 11l8-8M9 11l8-8M15 11l8-8M21 11l6-6" stroke="currentColor" strokeWidth="1.500" />
        </svg>
        holds the thread
      </li>
      <li>
        <svg viewBox="0 0 30 14" width="30" height="14" aria-hidden="true">
          <path d="M2 1c14 0 12 12 26 12" fill="none" stroke="var(--color-text-muted)" strokeWidth="1.100" />
        </svg>
        the thread, from lane to lane
      </li>
      <li>
        <svg viewBox="0 0 30 14" width="30" height="14" aria-hidden="true">
          <path d="M14 0v8" stroke="currentColor" strokeWidth="1.400" />
          <path d="M10.500 7h7L14 13z" fill="currentColor" />
        </svg>
        starts or wakes
      </li>
    </ul>
  );
}
