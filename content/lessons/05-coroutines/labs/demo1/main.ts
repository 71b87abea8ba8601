// Edit: call `walk.next()` a third time.
function* three() {
  console.log('in: begins');
  yield 'one';
  console.log('in: goes on');
  yield 'two';
  console.log('in: ends');
}

const walk = three();
console.log('out: made');
console.log(`out: ${walk.next().value}`);
console.log(`out: ${walk.next().value}`);
