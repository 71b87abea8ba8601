function early(): string {
  try {
    return String(late)
  } catch (error) {
    return (error as Error).name
  }
}
console.log(early(), hoisted())
const late = 1
class Later { static self = Later.name }
console.log(early(), Later.self)
function hoisted() { return 'hoisted' }
try { (late as number) = 2 } catch (error) { console.log((error as Error).name) }
try { new Soon() } catch (error) { console.log((error as Error).name) }
class Soon {}
var shared = 1; { var shared = 2; let late = 3; console.log(late) } console.log(shared)
switch (1 as number) { case 0: let s = 1; default: try { console.log(s!) } catch (error) { console.log((error as Error).name) } }
const fixed = { a: 1 }, list = [1] as const
let kept = 0
for (const assign of [
  () => { fixed = { a: (kept = 2) } }, () => { [fixed] = [{ a: 1 }] }, () => { for (fixed of [{ a: 2 }]); }, () => { (fixed as any)++ },
  () => { (list as any) ??= [2]; kept = 3 }, () => { ({ a: fixed } = fixed as any) }, async () => { fixed = await null as any }])
  try { await assign(); console.log('no throw', kept) } catch (error) { console.log((error as Error).name, (error as Error).message, kept) }
