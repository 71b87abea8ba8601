import type { Place, SlidePlan, Timer } from './types.ts';

/** How a talk stands against its plan. */
export interface Pace {
  /** Minutes of all needed slides. */
  plannedMs: number;
  /** Below 0: ahead, by this much; above: behind. 0 within the time of the slide that is shown. */
  behindMs: number;
}

const MINUTE_MS = 60_000;

/** A timer that stands at 0. */
export const STOPPED: Timer = { since: null, ranMs: 0 };

/** How long a timer has run. */
export function findElapsedMs({ since, ranMs }: Timer, now: number): number {
  return ranMs + (since === null ? 0 : Math.max(0, now - since));
}

/** Starts a timer that stands, halts one that runs. */
export function toggleTimer(timer: Timer, now: number): Timer {
  return timer.since === null
    ? { since: now, ranMs: timer.ranMs }
    : { since: null, ranMs: findElapsedMs(timer, now) };
}

/** Ahead or behind: needed slides count, and the optional one on show counts while it is there. */
export function findPace(plans: readonly SlidePlan[], place: Place, elapsedMs: number): Pace {
  const toMs = (slides: readonly SlidePlan[]): number =>
    slides.reduce((sum, { minutes, isOptional }) => sum + (isOptional ? 0 : minutes), 0) * MINUTE_MS;
  const before = toMs(plans.slice(0, place.slide - 1));
  const after = before + (plans[place.slide - 1]?.minutes ?? 0) * MINUTE_MS;
  const behindMs = elapsedMs < before ? elapsedMs - before : Math.max(0, elapsedMs - after);
  return { plannedMs: toMs(plans), behindMs };
}

/** `4:07`, `1:02:33`; below zero with a minus. */
export function formatClock(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${ms <= -1000 ? '−' : ''}${h > 0 ? `${h}:${two(m)}` : m}:${two(s)}`;
}

/** Ahead or behind, in words. */
export function describePace({ behindMs }: Pace): string {
  const minutes = Math.round(Math.abs(behindMs) / MINUTE_MS);
  if (behindMs === 0) return 'on time';
  const length = minutes === 0 ? 'less than a minute' : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return `${length} ${behindMs < 0 ? 'ahead' : 'behind'}`;
}
