const f = async () => { try { return 'value'; } finally { console.log('cleaning'); await null; console.log('cleaned'); } };
f().then(console.log);
let t = Promise.resolve(); for (let i = 0; i < 4; i++) t = t.then(() => console.log(i));
