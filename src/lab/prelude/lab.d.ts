/**
 * What labs have beside the web platform's own functions. Everything else in a lab is plain TypeScript and plain platform:
 * `fetch`, `setTimeout`, `AbortSignal`, `MessageChannel`, `console`.
 */
declare module 'lab' {
  /**
   * Resolves after `ms` milliseconds. The thread is free meanwhile: other tasks run.
   * With a `signal`, rejects with the signal's reason as soon as it aborts.
   */
  export function sleep(ms: number, options?: { signal?: AbortSignal }): Promise<void>;

  /** Holds the thread for `ms` milliseconds. Nothing else runs meanwhile: no task, no timer, no callback. */
  export function blockingSleep(ms: number): void;

  /** Writes text as it is, without a line break. `\r` returns to the start of the line, `\b` goes one character back. */
  export function write(text: string): void;

  /** Shows a picture (a `Response` with an image in it) in the colour of the lane that calls it. */
  export function paint(response: Response, label?: string): Promise<void>;

  /** Throws an `AssertionError` when `condition` is falsy; the run lists it as a finding. */
  export function assert(condition: unknown, message?: string): asserts condition;
}
