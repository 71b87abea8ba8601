import type { TraceEvent } from './event.ts';

export type AccessEvent = Extract<TraceEvent, { type: 'access' }>;

/** Whether an access changed its cell, as it really went: a compare-and-swap that failed did not. */
export function isWrite({ kind, before, after }: Pick<AccessEvent, 'kind' | 'before' | 'after'>): boolean {
  if (kind === 'load' || kind === 'wait' || kind === 'notify') return false;
  return kind !== 'compareExchange' || !Object.is(before, after);
}

/** Whether an access saw its cell's value: all but plain stores and `notify`. */
export function isRead({ kind }: Pick<AccessEvent, 'kind'>): boolean {
  return kind !== 'store' && kind !== 'notify';
}
