const calls: string[] = []
const make = (name: string) => (calls.push(name), { name, self() { calls.push(`self ${name}`); return this }, none: null as null | { f(): number }, say: async (x?: unknown) => `${name} ${x}`, deep: { f() { return this } } })
const nothing = null as null | ReturnType<typeof make>
console.log(make('a')?.self()?.self().name, nothing?.self().self().name, nothing?.self()?.self().deep.f())
console.log(make('b').none?.f(), make('c').none?.f().toString(), make('d').deep?.f() !== undefined, make('e')['deep']?.['f']() !== undefined)
console.log(await make('f').say(), await make('g').say(1), await nothing?.say(), await make('h')?.say?.(2), await make('i')?.self()?.say?.())
console.log((make('j')?.self)().name, (make('k')?.self()).name, (await make('l').say()).length, make('m').self()!.self()!.name)
console.log(make('n')
  // a comment . with dots
  .self() /* . */ . /* . */ self()
  ?.self()
  .name)
const key = 'self' as const
console.log(make('o').self()[key]().name, make('p')?.self()?.[key]().name, nothing?.[(calls.push('never'), key)]().name)
class Private { #hidden() { return this } go() { return this?.#hidden()?.#hidden().#hidden() } get() { return this } }
console.log(new Private().go()?.get().go() instanceof Private, (() => Private)()?.name)
await (await Promise.resolve(make('q'))).say().then((x) => console.log(x)).catch(() => 0).finally(() => console.log('finally'))
console.log(calls.join())
