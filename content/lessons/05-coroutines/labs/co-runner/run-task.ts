/** A generator that yields promises, and is sent nothing back. */
export type Task<T> = Generator<Promise<void>, T, void>;

/** Runs a task to its end: calls `next` each time the promise it yielded is fulfilled. */
export function runTask<T>(task: Task<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    function advance() {
      try {
        const step = task.next();
        if (step.done) resolve(step.value);
        else step.value.then(advance, reject);
      } catch (error) {
        reject(error);
      }
    }
    advance();
  });
}
