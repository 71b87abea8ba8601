// Edit and run again: show the promise first. Which
// lines change places?
const later = {
  then(tell: (what: string) => void) {
    console.log('asked');
    tell('thenable');
  },
};

async function show(name: string, value: PromiseLike<string>) {
  console.log(`${name} waits`);
  console.log(`${name}: ${await value}`);
}

void show('A', later as PromiseLike<string>);
void show('B', Promise.resolve('promise'));
console.log('main');
