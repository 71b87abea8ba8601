setTimeout(() => console.log('timer 1'), 0);
setTimeout(async () => { console.log('timer 2'); await null; console.log('after timer 2'); }, 0);
(async () => { for (let i = 0; i < 3; i++) { await null; console.log('micro', i); } })();
await new Promise((ok) => setTimeout(ok, 20));
