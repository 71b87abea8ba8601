class Loud<T> extends Promise<T> { override then<A, B>(a?: any, b?: any): Promise<A | B> { console.log('then of Loud'); return super.then(a, b); } }
const l = new Loud<number>((ok) => ok(1));
console.log(await l);
(async () => l)().then(() => console.log('wrapped'));
Promise.resolve().then(() => console.log('x')).then(() => console.log('y')).then(() => console.log('z')).then(() => console.log('w'));
