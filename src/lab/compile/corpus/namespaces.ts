namespace Outer {
  export const a = make('a');
  export namespace Inner {
    export function show(): string {
      return `${a}!`;
    }
  }
  export async function later(): Promise<string> {
    await null;
    return Inner.show();
  }
  for (const x of [1, 2]) console.log('in namespace', x);
  make('side')
}
namespace Outer {
  export const b = Inner.show();
}
declare namespace Nothing {
  const x: number;
}
function make(name: string): string {
  console.log('make', name);
  return name;
}
export import Short = Outer.Inner;
console.log(Outer.b, await Outer.later(), Short.show());
