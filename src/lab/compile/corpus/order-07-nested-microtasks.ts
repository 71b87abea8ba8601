queueMicrotask(() => { console.log('a'); queueMicrotask(() => console.log('a1')); Promise.resolve().then(() => console.log('a2')); });
queueMicrotask(async () => { console.log('b'); await null; console.log('b1'); await null; console.log('b2'); });
Promise.resolve().then(() => { console.log('c'); return Promise.resolve('c result'); }).then(console.log);
Promise.resolve().then(() => console.log('d')).then(() => console.log('d1')).then(() => console.log('d2')).then(() => console.log('d3'));
