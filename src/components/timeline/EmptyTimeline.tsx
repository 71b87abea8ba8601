import type { ReactElement } from 'react';
import styles from './timeline.module.css';

/** What stands here before the first run. */
export function EmptyTimeline({ isLive }: { isLive: boolean }): ReactElement {
  return (
    <div className={styles['empty']}>
      <svg viewBox="0 0 240 72" aria-hidden="true">
        <path d="M0 14H240M0 36H240M0 58H240" />
        <path className={styles['emptyThick']} d="M22 14h34M78 36h52M104 58h28M158 14h44M190 58h24" />
        <path d="M58 15c12 0 8 20 20 20M130 38c10 0 12 -22 26 -23" />
      </svg>
      <p>
        {isLive
          ? 'Waiting for the first event.'
          : 'Run the program. Each task and each thread becomes a strand here: thick while it runs, thin while it waits, with what it prints along the way.'}
      </p>
    </div>
  );
}
