Promise.reject(new Error('x')).then(() => console.log('never')).catch(() => console.log('caught')).finally(() => console.log('finally'));
Promise.resolve().then(() => console.log(1)).then(() => console.log(2)).then(() => console.log(3)).then(() => console.log(4)).then(() => console.log(5));
(async () => { try { await Promise.reject(new Error('y')); } catch { console.log('async caught'); } finally { console.log('async finally'); } })();
