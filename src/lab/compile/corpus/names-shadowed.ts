class Channel {}
const helper = (): string => 'outer';
function make() {
  class Channel {}
  const helper = (): string => 'inner';
  async function* stream() {}
  const o = { stream, async run() {}, get value() { return 1; }, ['a' + 'b']: () => 1, nested: { deep() {} } };
  return [Channel.name, helper.name, stream.name, o.run.name, o.ab!.name, o.nested.deep.name, new Channel().constructor.name];
}
console.log(make().join(), Channel.name, helper.name, make.name, (() => {}).name, (function named() {}).name, (class {}).name);
console.log(make.length, ((a: number, b = 1, ...c: number[]) => [a, b, c]).length);
