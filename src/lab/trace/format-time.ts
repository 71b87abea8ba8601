/** A time on the run's clock as people read it: `0 s`, `1.25 ms`, `50 ms`, `0.7 s`, `12 s`. */
export function formatTime(ms: number): string {
  return ms !== 0 && Math.abs(ms) < 100 ? formatMilliseconds(ms) : formatSeconds(ms);
}

/** A time in milliseconds, however long: rulers keep one unit. */
export function formatMilliseconds(ms: number): string {
  return `${round(ms, 2)} ms`;
}

/** A time in seconds, however short. */
export function formatSeconds(ms: number): string {
  return `${round(ms / 1000, 4)} s`;
}

/** A number with at most `digits` decimals and no trailing zeros. */
function round(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
