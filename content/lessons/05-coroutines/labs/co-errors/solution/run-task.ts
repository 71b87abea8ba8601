/** A generator that yields promises and is sent their values. */
export type Task<T> = Generator<Promise<unknown>, T, unknown>;

/** Runs a task to its end. */
export function runTask<T>(task: Task<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    function advance(move: () => IteratorResult<Promise<unknown>, T>) {
      try {
        const step = move();
        if (step.done) resolve(step.value);
        else {
          step.value.then(
            (value) => advance(() => task.next(value)),
            (error: unknown) => advance(() => task.throw(error)),
          );
        }
      } catch (error) {
        reject(error);
      }
    }
    advance(() => task.next());
  });
}
