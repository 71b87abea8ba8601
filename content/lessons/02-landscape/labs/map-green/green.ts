/** A thread that is none: it says how long it wants to wait. */
type Green = Generator<number, void>;

export function* sleep(ms: number): Green {
  yield ms;
}

/** Runs it until it waits, and goes on when the wait is over. */
export function startGreen(thread: Green) {
  const { value: ms, done } = thread.next();
  if (!done) setTimeout(() => startGreen(thread), ms);
}
