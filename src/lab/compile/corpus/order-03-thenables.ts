const thenable = { then(ok: (x: string) => void) { console.log('then'); ok('thenable'); } };
(async () => console.log(await (thenable as any)))();
Promise.resolve(thenable).then(console.log);
new Promise((ok) => ok(thenable)).then(console.log);
Promise.resolve().then(() => console.log('a')).then(() => console.log('b')).then(() => console.log('c'));
