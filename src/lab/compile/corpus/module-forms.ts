export let counter = 0
export const a = 1, b = compute()
export function compute() { counter = 1; return 2 }
export default async function () { await null; return counter }
export class Shown { static x = compute() }
export enum Level { Low = 1 }
const local = 3
export { local as renamed, local as 'string name' }
export type Only = number
export interface AlsoOnly { x: 1 }
export declare const nothing: number
export abstract class Abstract { abstract f(): void; g() { return compute() } }
export { type Only as Again }
console.log(a, b, counter, Shown.x, Level.Low, this === undefined)
