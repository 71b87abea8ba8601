// Edit and run again: await `lunch` a second time. How
// often is it asked? How often would a promise be?
const lunch = {
  then(tell: (what: string) => void) {
    console.log('lunch: asked');
    tell('soup');
  },
};

async function eat() {
  console.log('eat: hungry');
  console.log(`eat: ${await lunch}`);
}

const meal = eat();
console.log('main');
await meal;
