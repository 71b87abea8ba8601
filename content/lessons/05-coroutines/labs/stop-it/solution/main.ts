function* guarded(name: string) {
  try {
    console.log(`${name} begins`);
    yield;
    console.log(`${name} goes on`);
  } finally {
    console.log(`${name} tidies up`);
  }
}

const late = guarded('late');
late.next();
late.return();
const early = guarded('early');
early.next();
early.return();
