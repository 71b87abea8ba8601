async function* count(name: string) { for (let i = 0; i < 3; i++) { console.log(name, 'makes', i); yield i; } }
const read = async (name: string) => { for await (const x of count(name)) console.log(name, 'gets', x); console.log(name, 'ends'); };
read('a'); read('b');
Promise.resolve().then(() => console.log(1)).then(() => console.log(2)).then(() => console.log(3)).then(() => console.log(4));
