const o = { get value() { console.log('get'); return Promise.resolve(1); }, async [Symbol.asyncDispose]() { console.log('dispose'); } };
{ await using held = o; console.log(await held.value + await o.value); }
await Promise.resolve().then(() => console.log('end'));
