function* work(name: string, rounds: number) {
  for (let n = 1; n <= rounds; n++) {
    console.log(`${name} ${n}`);
  }
}

const ready = [work('A', 3), work('B', 1), work('C', 2)];
for (const task of ready) {
  if (!task.next().done) ready.push(task);
}
