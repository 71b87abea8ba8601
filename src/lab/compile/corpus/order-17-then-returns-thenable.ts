Promise.resolve().then(() => ({ then(ok: (x: string) => void) { console.log('inner then'); ok('t'); } })).then(console.log);
Promise.resolve().then(() => Promise.resolve('p')).then(console.log);
Promise.resolve().then(() => 'v').then(console.log);
let t = Promise.resolve(); for (let i = 0; i < 6; i++) t = t.then(() => console.log(i));
