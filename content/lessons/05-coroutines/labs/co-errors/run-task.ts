// Edit this file: when the promise that a task has yielded fails, the error
// must appear inside the task, at its `yield`, where `try` can catch it.

/** A generator that yields promises and is sent their values. */
export type Task<T> = Generator<Promise<unknown>, T, unknown>;

/** Runs a task to its end. */
export function runTask<T>(task: Task<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    function advance(value?: unknown) {
      try {
        const step = task.next(value);
        if (step.done) resolve(step.value);
        else step.value.then(advance, reject);
      } catch (error) {
        reject(error);
      }
    }
    advance();
  });
}
