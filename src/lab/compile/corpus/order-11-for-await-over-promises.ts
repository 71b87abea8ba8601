const slow = async (n: number) => { await null; await null; console.log('made', n); return n; };
(async () => { for await (const x of [slow(1), slow(2), 3]) console.log('got', x); })();
let t = Promise.resolve(); for (let i = 0; i < 8; i++) t = t.then(() => console.log('turn', i));
