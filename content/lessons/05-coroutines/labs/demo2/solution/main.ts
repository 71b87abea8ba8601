function* total(): Generator<number, void, number> {
  let sum = 0;
  while (true) {
    const sent = yield sum;
    sum += sent;
  }
}

const walk = total();
walk.next();
console.log(walk.next(60).value);
console.log(walk.next(10).value);
console.log(walk.next(20).value);
