let tail: Promise<unknown> = Promise.resolve();
const locked = <T>(work: () => Promise<T>) => { const turn = tail.then(work); tail = turn.catch(() => 0); return turn; };
const job = (n: string) => locked(async () => { console.log('in', n); await null; console.log('out', n); });
await Promise.all(['a', 'b', 'c'].map(job));
