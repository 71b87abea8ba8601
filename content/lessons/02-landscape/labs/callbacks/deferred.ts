import { load } from './load.ts';

/** An answer that is not there yet, and a chain of callbacks for it. */
export class Deferred<T> {
  #callbacks: ((answer: T) => void)[] = [];

  /** Each callback gets what the one before gave. */
  then<U>(callback: (answer: T) => U | Deferred<U>): Deferred<U> {
    const next = new Deferred<U>();
    this.#callbacks.push((answer) => {
      const result = callback(answer);
      if (result instanceof Deferred)
        result.then((value) => next.fire(value));
      else next.fire(result);
    });
    return next;
  }

  fire(answer: T) {
    for (const callback of this.#callbacks) callback(answer);
  }
}

export function loadLater(what: string) {
  const deferred = new Deferred<string>();
  load(what, (answer) => deferred.fire(answer));
  return deferred;
}
