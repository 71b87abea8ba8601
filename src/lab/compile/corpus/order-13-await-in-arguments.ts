const v = async (x: number) => { console.log('v', x); return x; };
const show = (...xs: unknown[]) => console.log(xs.join());
show(await v(1), v(2) instanceof Promise, await v(3));
let x = 1; const add = async () => { x = x + (await v(10)); };
const both = [add(), add()]; x = 5; await Promise.all(both); console.log(x);
