import type { ReactElement, ReactNode } from 'react';
import type { TimelineModel } from './model.ts';
import styles from './timeline.module.css';

/** What the lines of the picture mean; of threads, only where there are some. */
export function Legend({
  model,
}: {
  model: Pick<TimelineModel, 'hasThreads' | 'spans' | 'seen'>;
}): ReactElement {
  const { hasThreads, spans, seen } = model;
  return (
    <ul className={styles['legend']} aria-label="Key">
      <Sign text="runs">
        <path d="M1 7c5 0 4-5 8-5h12c4 0 3 5 8 5c-5 0-4 5-8 5H9c-4 0-3-5-8-5z" fill="currentColor" />
      </Sign>
      <Sign text="waits">
        <path
          d="M1 7h28"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeDasharray={hasThreads ? '9 4' : undefined}
        />
      </Sign>
      {seen.has('ready') && (
        <Sign text="could go on, another was picked">
          <path d="M1 7h28" stroke="currentColor" strokeWidth="3" />
        </Sign>
      )}
      {(!hasThreads || seen.has('blocked')) && (
        <Sign text={seen.has('lock') ? 'blocked: the lock is taken' : 'holds the thread'}>
          <path d="M2 2.500h26v9H2z" fill="none" stroke="currentColor" strokeWidth="1.500" />
          <path d="M3 11l8-8M9 11l8-8M15 11l8-8M21 11l6-6" stroke="currentColor" strokeWidth="1.500" />
        </Sign>
      )}
      {hasThreads ? (
        <ThreadSigns isParallel={spans.isParallel} seen={seen} />
      ) : (
        <Sign text="the thread, from lane to lane">
          <path d="M2 1c14 0 12 12 26 12" fill="none" stroke="var(--color-text-muted)" strokeWidth="1.100" />
        </Sign>
      )}
      <Sign text="starts or wakes">
        <path d="M14 0v8" stroke="currentColor" strokeWidth="1.400" />
        <path d="M10.500 7h7L14 13z" fill="currentColor" />
      </Sign>
    </ul>
  );
}

function ThreadSigns({
  isParallel,
  seen,
}: {
  isParallel: boolean;
  seen: TimelineModel['seen'];
}): ReactElement {
  return (
    <>
      {seen.has('asleep') && (
        <Sign text="in Atomics.wait, until notified">
          <rect
            x="2"
            y="3.500"
            width="26"
            height="7"
            rx="3.500"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.500"
          />
        </Sign>
      )}
      {seen.has('access') && (
        <Sign text="reads, writes, atomically">
          <g stroke="currentColor">
            <circle cx="4.500" cy="7" r="3.200" fill="none" strokeWidth="1.750" />
            <circle cx="13" cy="7" r="3.300" fill="currentColor" />
            <circle cx="23" cy="7" r="3" fill="currentColor" />
            <circle cx="23" cy="7" r="6" fill="none" strokeWidth="1.250" />
          </g>
        </Sign>
      )}
      {seen.has('lock') && (
        <Sign text="takes, has, gives back a lock">
          <g fill="none" stroke="currentColor" strokeWidth="1.750">
            <path d="M4 10v3h22v-3" />
            <path d="M22.900 1.900h6.200v6.200h-6.200z" />
          </g>
          <path d="M0.500 1h8v8h-8z" fill="currentColor" />
        </Sign>
      )}
      {!isParallel && (
        <Sign text="the turn, from thread to thread">
          <path d="M2 1c14 0 12 12 26 12" fill="none" stroke="var(--color-text-muted)" strokeWidth="1.100" />
        </Sign>
      )}
      {seen.has('choice') && (
        <Sign text="a choice">
          <path d="M14 2.500L18.500 7L14 11.500L9.500 7z" fill="currentColor" />
        </Sign>
      )}
    </>
  );
}

function Sign({ text, children }: { text: string; children: ReactNode }): ReactElement {
  return (
    <li>
      <svg viewBox="0 0 30 14" width="30" height="14" aria-hidden="true">
        {children}
      </svg>
      {text}
    </li>
  );
}
