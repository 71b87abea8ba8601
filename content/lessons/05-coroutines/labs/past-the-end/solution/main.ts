function* two() {
  yield 'one';
  return 'last';
}

for (const value of two()) {
  console.log(value);
}
