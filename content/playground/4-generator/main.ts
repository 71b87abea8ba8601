function* talk(name: string) {
  for (let n = 1; n <= 3; n++) {
    console.log(`${name} ${n}`);
    yield;
  }
}

const waiting = [talk('A'), talk('B')];

for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
  const { done } = task.next();
  if (!done) waiting.push(task);
}
