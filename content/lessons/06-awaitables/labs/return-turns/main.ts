// Edit and run again: swap the two calls, then the two
// words. Would you want a program to depend on this?
const ready = Promise.resolve('ready');

async function hand() {
  return ready;
}

async function wait() {
  return await ready;
}

void hand().then(() => console.log('return ready'));
void wait().then(() => console.log('return await ready'));
