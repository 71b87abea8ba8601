function open(name: string): Disposable & { name: string } {
  console.log('open', name);
  return {
    name,
    [Symbol.dispose]() {
      console.log('close', name);
    },
  };
}

function openLater(name: string): AsyncDisposable {
  console.log('open', name);
  return {
    async [Symbol.asyncDispose]() {
      console.log('closing', name);
      await null;
      console.log('closed', name);
    },
  };
}

function early(): number {
  using a = open('a');
  using b = null;
  if (a.name === 'a' && b === null) return 1;
  return 2;
}
console.log(early());

async function work(leaveEarly: boolean): Promise<string> {
  await using first = openLater('first');
  console.log(typeof first);
  if (leaveEarly) return 'early';
  {
    await using second = openLater('second');
    using third = open('third');
    console.log(typeof second, third.name);
  }
  console.log('between');
  return 'late';
}
console.log(await work(true));
console.log(await work(false));

async function loops(): Promise<void> {
  for (using item of [open('x'), open('y')]) console.log('body', item.name);
  for (await using item of [openLater('p'), openLater('q'), null]) {
    if (item === null) continue;
    console.log('body');
  }
  for await (await using item of [openLater('m')]) console.log('await body', typeof item);
  outer: for (let round = 0; round < 3; round++) {
    await using item = openLater(`round ${round}`);
    for (;;) {
      await using inner = openLater('inner');
      if (round === 1) break outer;
      console.log(typeof item, typeof inner);
      continue outer;
    }
  }
  switch (Number('1')) {
    case 1: {
      await using item = openLater('case');
      console.log(typeof item);
      break;
    }
  }
  console.log('loops done');
}
await loops();

async function failing(): Promise<void> {
  try {
    await using broken = {
      async [Symbol.asyncDispose](): Promise<void> {
        await null;
        throw new Error('in dispose');
      },
    };
    console.log(typeof broken);
    throw new Error('in body');
  } catch (error) {
    const { suppressed, error: inner } = error as SuppressedError;
    console.log((error as Error).name, suppressed.message, inner.message);
  }
}
await failing();

await using last = openLater('last');
console.log('end of module', typeof last);
