const fail = async () => { await null; throw new Error('late'); };
const p = fail();
p.catch(() => console.log('handler 1'));
(async () => { try { await p; } catch { console.log('handler 2'); } })();
p.then(() => 0, () => console.log('handler 3'));
try { fail().catch(() => console.log('handler 4')); console.log('no error here'); } catch { console.log('never'); }
