const after = async (turns: number, name: string) => { for (let i = 0; i < turns; i++) await null; console.log(name); return name; };
Promise.all([after(3, 'x'), after(1, 'y')]).then((r) => console.log('all', r.join()));
Promise.race([after(2, 'r2'), after(4, 'r4')]).then((r) => console.log('race', r));
Promise.any([after(1, 'n').then(() => { throw 0; }), after(5, 'ok')]).then((r) => console.log('any', r));
Promise.allSettled([after(1, 's'), Promise.reject(1)]).then((r) => console.log('settled', r.length));
