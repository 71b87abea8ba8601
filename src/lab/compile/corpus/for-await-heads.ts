// What runs in the head of a for await runs while the loop still waits.
const later = async <T>(value: T): Promise<T> => {
  await null;
  console.log('later', value);
  return value;
};
const held: Record<string, unknown> = {};
const rows = [[1], [2]] as const;

for await ([held[await later('a')]] of rows) console.log(JSON.stringify(held));
for await ((await later(held))['b'] of [3, 4]) {
  await later('body');
  if (held['b'] === 3) continue;
  console.log(held['b']);
}
for await ({ [await later('length')]: held['c'], x: held[`d${await later(1)}`] = await later(5) } of rows as any) {
  console.log(JSON.stringify(held));
}
for await (const { [(console.log('key'), 0)]: first } of rows) console.log(first, await later('in the body'));
console.log('end', await later(9));
