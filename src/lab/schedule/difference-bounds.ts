/**
 * What is known of the differences between some numbers: for each two, the most that one may exceed the other by. Every
 * bound is kept as tight as the others make it, so that a question costs one look and a new fact O(n²).
 *
 * D. L. Dill, "Timing assumptions and verification of finite-state concurrent systems", 1989. Runs beside learner code:
 * no methods of objects whose prototype a program can reach.
 */
export interface DifferenceBounds {
  /** Forgets everything. @returns the first variable */
  reset(): number;
  /** A variable that exceeds `base` by `least` to `most`, and is otherwise free. */
  add(base: number, least: number, most: number): number;
  /** Forgets a variable; what follows from it for the others stays known. */
  drop(variable: number): void;
  /** Most that `a` exceeds `b` by, Infinity when that is unbounded. */
  most(a: number, b: number): number;
  /** Adds `by` to a variable, whatever it is. */
  shift(variable: number, by: number): void;
  /** Learns that `a` exceeds `b` by `most` at most. @returns false when that can't be; nothing is learnt then */
  limit(a: number, b: number, most: number): boolean;
  /** Learns `limit(a, b, mostOf(b))` for all other variables at once; all of them must be possible. */
  limitAll(a: number, mostOf: (b: number) => number): void;
  /** Keeps a copy of what is known; `restore` goes back to it. No variable may come or go in between. */
  save(): void;
  restore(): void;
  /** Variables by position 0 … `count() − 1`, in no lasting order. */
  count(): number;
  at(position: number): number;
}

const Bounds = Float64Array;
const FIRST_CAPACITY = 8;

export function createDifferenceBounds(): DifferenceBounds {
  let capacity = FIRST_CAPACITY;
  let bounds = new Bounds(capacity * capacity); // bounds[a * capacity + b] = most(a, b)
  let saved = new Bounds(capacity * capacity);
  let row = new Bounds(capacity);
  let variables = new Bounds(capacity); // the first `size` are in use, the others free
  let size = 0;

  function grow(): void {
    const wider = 2 * capacity;
    const grown = new Bounds(wider * wider);
    for (let a = 0; a < capacity; a++) {
      for (let b = 0; b < capacity; b++) grown[a * wider + b] = bounds[a * capacity + b] as number;
    }
    const list = new Bounds(wider);
    for (let k = 0; k < capacity; k++) list[k] = variables[k] as number;
    for (let k = capacity; k < wider; k++) list[k] = k;
    capacity = wider;
    bounds = grown;
    saved = new Bounds(wider * wider);
    row = new Bounds(wider);
    variables = list;
  }

  function take(): number {
    if (size === capacity) grow();
    const variable = variables[size++] as number;
    bounds[variable * capacity + variable] = 0;
    return variable;
  }

  function copy(from: Float64Array, to: Float64Array): void {
    for (let i = 0; i < size; i++) {
      const a = (variables[i] as number) * capacity;
      for (let j = 0; j < size; j++) {
        const k = a + (variables[j] as number);
        to[k] = from[k] as number;
      }
    }
  }

  return {
    reset() {
      for (let k = 0; k < capacity; k++) variables[k] = k;
      size = 0;
      return take();
    },
    add(base, least, most) {
      const added = take();
      for (let k = 0; k < size - 1; k++) {
        const other = variables[k] as number;
        bounds[added * capacity + other] = most + (bounds[base * capacity + other] as number);
        bounds[other * capacity + added] = (bounds[other * capacity + base] as number) - least;
      }
      return added;
    },
    drop(variable) {
      let k = 0;
      while (k < size && variables[k] !== variable) k++;
      variables[k] = variables[--size] as number;
      variables[size] = variable;
    },
    most: (a, b) => bounds[a * capacity + b] as number,
    shift(variable, by) {
      for (let k = 0; k < size; k++) {
        const other = variables[k] as number;
        if (other === variable) continue;
        bounds[variable * capacity + other] = (bounds[variable * capacity + other] as number) + by;
        bounds[other * capacity + variable] = (bounds[other * capacity + variable] as number) - by;
      }
    },
    limit(a, b, most) {
      if (most >= (bounds[a * capacity + b] as number)) return true;
      if (most + (bounds[b * capacity + a] as number) < 0) return false;
      for (let i = 0; i < size; i++) {
        const from = (variables[i] as number) * capacity;
        const toA = (bounds[from + a] as number) + most;
        for (let j = 0; j < size; j++) {
          const to = variables[j] as number;
          const through = toA + (bounds[b * capacity + to] as number);
          if (through < (bounds[from + to] as number)) bounds[from + to] = through;
        }
      }
      return true;
    },
    limitAll(a, mostOf) {
      // A shortest path uses one of the new bounds at most, since all of them begin at `a`.
      for (let j = 0; j < size; j++) {
        const to = variables[j] as number;
        row[to] = bounds[a * capacity + to] as number;
      }
      for (let i = 0; i < size; i++) {
        const via = variables[i] as number;
        if (via === a) continue;
        const most = mostOf(via);
        if (most >= (bounds[a * capacity + via] as number)) continue;
        for (let j = 0; j < size; j++) {
          const to = variables[j] as number;
          const through = most + (bounds[via * capacity + to] as number);
          if (through < (row[to] as number)) row[to] = through;
        }
      }
      for (let i = 0; i < size; i++) {
        const from = (variables[i] as number) * capacity;
        const toA = bounds[from + a] as number;
        for (let j = 0; j < size; j++) {
          const to = variables[j] as number;
          const through = toA + (row[to] as number);
          if (through < (bounds[from + to] as number)) bounds[from + to] = through;
        }
      }
    },
    save: () => copy(bounds, saved),
    restore: () => copy(saved, bounds),
    count: () => size,
    at: (position) => variables[position] as number,
  };
}
