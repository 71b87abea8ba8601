console.log('a');
const p = new Promise<string>((ok) => { console.log('b'); ok('d'); console.log('c'); });
p.then(console.log);
(async function now() { console.log('now'); console.log(await p); })();
console.log('e');
