// Edit and run again: take `await null;` away. Which
// line moves?
async function greet(name: string) {
  console.log(`hello ${name}`);
  await null;
  console.log(`bye ${name}`);
}

const greeting = greet('Ada');
console.log('called');
await greeting;
console.log('done');
