import type { ReactElement } from 'react';

const PATHS = {
  play: 'M5 3.2v9.6L13 8z',
  pause: 'M4.5 3.5h2.6v9H4.5zM8.9 3.5h2.6v9H8.9z',
  back: 'M11.5 3.5v9L5.6 8zM3.6 3.5h1.6v9H3.6z',
  forward: 'M4.5 3.5v9L10.4 8zM10.8 3.5h1.6v9h-1.6z',
  in: 'M7.2 3.5h1.6v3.7h3.7v1.6H8.8v3.7H7.2V8.800H3.5V7.200h3.700z',
  out: 'M3.5 7.2h9v1.600h-9z',
} as const;

/** A sign for a button that has its name elsewhere. */
export function Icon({ name }: { name: keyof typeof PATHS }): ReactElement {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill="currentColor" />
    </svg>
  );
}
