/** A time on the run's clock as people read it: `0 s`, `1.25 ms`, `0.7 s`, `12 s`. */
export function formatTime(ms: number): string {
  if (ms !== 0 && Math.abs(ms) < 10) return `${round(ms, 2)} ms`;
  return `${round(ms / 1000, 3)} s`;
}

/** A number with at most `digits` decimals and no trailing zeros. */
function round(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
