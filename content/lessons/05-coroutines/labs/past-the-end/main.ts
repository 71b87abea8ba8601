// Edit: loop over `two()` with `for … of`.
function* two() {
  yield 'one';
  return 'last';
}

const walk = two();
for (let call = 1; call <= 4; call++) {
  const { value, done } = walk.next();
  console.log(`${value} ${done}`);
}
