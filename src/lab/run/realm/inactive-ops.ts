import type { Ops } from './ops.ts';

/** Ops of a run that can have no threads: nothing is shared, so that everything is the platform's own business. */
export const INACTIVE_OPS: Ops = {
  isActive: false,
  objectOf: () => -1,
  point: () => undefined,
  done: () => undefined,
  wait: () => 'timed-out',
  waitAsync: () => undefined,
  notify: () => 0,
  asOne: (_request, _event, body) => body(),
};
