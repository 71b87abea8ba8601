import type { Nothing } from './nothing.ts';
export type Id = number & { __brand: 'id' };
enum Colour {
  Red,
  Green,
}
abstract class Shape<T extends object = object> {
  #sides = sides();
  constructor(private readonly options: T) {}
  abstract area(): number;
  get description(): string {
    return `${this.#sides} ${Colour.Red} ${String(this.options)}`;
  }
}
function sides(this: void, n?: Nothing): number {
  return (n ?? 4) as unknown as number satisfies number;
}
const generic = <T,>(value: T): T => identity<T>(value)!;
function identity<T>(value: T): T;
function identity(value: unknown): unknown {
  return value;
}
console.log(Shape.length, generic(1));
