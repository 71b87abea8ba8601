let total = 0;

async function one() {
  return 1;
}

async function add() {
  const n = await one();
  total += n;
}

await Promise.all([add(), add(), add()]);
console.log(total);
