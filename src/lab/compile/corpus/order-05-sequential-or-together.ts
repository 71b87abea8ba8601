const job = async (n: number) => { console.log('start', n); await null; console.log('end', n); return n; };
for (const n of [1, 2]) await job(n);
console.log(await Promise.all([3, 4].map(job)));
for (const p of [job(5), job(6)]) console.log(await p);
[7, 8].forEach(async (n) => { console.log(await job(n)); });
console.log('after forEach');
await job(9);
