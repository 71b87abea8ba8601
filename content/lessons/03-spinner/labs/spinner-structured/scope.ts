type Task = (signal: AbortSignal) => Promise<void>;

/** However the body ends, its tasks are told to stop, and waited for. */
export async function withScope<T>(
  body: (start: (task: Task) => void) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const tasks: Promise<void>[] = [];
  try {
    return await body((task) => tasks.push(task(stop.signal)));
  } finally {
    stop.abort();
    await Promise.allSettled(tasks);
  }
}
