// Edit: prime it first: a bare `walk.next()`.
function* total(): Generator<number, void, number> {
  let sum = 0;
  while (true) {
    const sent = yield sum;
    sum += sent;
  }
}

const walk = total();
console.log(walk.next(60).value);
console.log(walk.next(10).value);
console.log(walk.next(20).value);
