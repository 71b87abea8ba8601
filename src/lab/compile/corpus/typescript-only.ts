import type { Missing } from './nowhere.ts';
import { type AlsoMissing } from './nowhere-either.ts';
export type { Missing };
export type Pair<A, B = A> = readonly [first: A, second: B];
interface Shape {
  readonly area: number;
  (x: number): string;
  new (x: number): Shape;
  [key: `data-${string}`]: unknown;
}
declare const ambient: Shape;
declare function nothing(x: number): asserts x is 1;
declare module 'elsewhere' {
  export const x: number;
}
declare global {
  interface Array<T> {
    neverThere?: T;
  }
}
enum Colour {
  Red,
  Green = 'green'.length,
  Blue = 1 << 3,
}
const enum Fast {
  A = 'a',
  B = `${A}b`,
}
declare enum Outside {
  X,
}
abstract class Animal {
  declare kind: string;
  abstract name: string;
  abstract speak(): string;
  protected constructor(
    readonly legs: number,
    private secret = compute(),
  ) {}
  get info(): string {
    return `${this.speak()} ${this.legs} ${this.secret}`;
  }
}
class Dog extends Animal {
  override name = 'dog';
  constructor(public size: number) {
    super(4);
    console.log('made', this.size, size);
  }
  speak(): string;
  speak(loud?: boolean): string;
  speak(loud?: boolean): string {
    return loud ? 'WOOF' : 'woof';
  }
  optional?(): void;
}
function compute(): number {
  return 7;
}
function isString(value: unknown): value is string {
  return typeof value === 'string';
}
function check(value: unknown): asserts value {
  if (!value) throw new Error(String(value));
}
function first(this: void, ...values: number[]): number;
function first(this: void, ...values: string[]): string;
function first(this: void, ...values: unknown[]): unknown {
  return values[0];
}
const identity = <T,>(x: T) => x;
const settings = { mode: 'fast', tries: 3 } as const satisfies { mode: string; tries: number };
const maybe: { deep?: { f?(): number } } = { deep: { f: () => 5 } };
const asserted = <number>identity<unknown>(3);
const made = identity<typeof compute>;
class Box<in out T extends object = object> {
  #value!: T;
  static readonly empty: Box = new Box();
  put<K extends keyof T>(value: T, key?: K): this {
    this.#value = value;
    return (void key, this);
  }
  take(): T {
    return this.#value!;
  }
}
check(isString('x'));
console.log(Colour.Red, Colour[8], Fast.A, Fast.B, new Dog(3).info, first('a', 'b'), settings.tries);
console.log(maybe.deep!.f!(), maybe?.deep?.f?.(), asserted as unknown as string, made(compute)(), await (identity(Promise.resolve(9)) as Promise<number>));
console.log(new Box<{ a: 1 }>().put({ a: 1 }, 'a').take().a, (await identity<Promise<number>>(Promise.resolve(1)))!, typeof Box.empty);
let definite!: number;
definite = 4;
for (const key in settings) console.log(key, definite);
type Unused = typeof ambient | ReturnType<typeof nothing> | Outside | AlsoMissing;
label: {
  if (definite) break label;
  console.log('never');
}
abstract class Late {
  static #count = 0;
  static {
    Late.#count = compute();
  }
  static get count(): number {
    return Late.#count;
  }
}
console.log(Late.count, (x => x * 2)(4), (async <T,>(x: T) => x)(1) instanceof Promise);
const unused: Unused | undefined = undefined;
console.log(unused);
