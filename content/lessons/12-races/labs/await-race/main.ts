// Edit and run again: make the total 3 by changing the body of `add`.
// All three calls must still overlap.
let total = 0;

async function one() {
  return 1;
}

async function add() {
  total += await one();
}

await Promise.all([add(), add(), add()]);
console.log(total);
