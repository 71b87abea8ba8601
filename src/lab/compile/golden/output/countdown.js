($hooks) => async () => { "use strict"; try {
// prelude:lab
var sleep = $hooks.lab.sleep;
var write = $hooks.lab.write;

// lab:countdown.ts
;
{
  let add = function(a, b) {
    return a + b;
  };
  async function countdown(name, from) {
    const $hooks_f0 = $hooks.enter(1, 0, $hooks.top, name);
    try {
      for (let n = from; n > 0; n--) {
        $hooks.loop($hooks_f0, 1);
        write($hooks.at(2, `${name} ${n}
`));
        $hooks.resumed($hooks_f0, 3, await $hooks.suspended($hooks_f0, 3, sleep($hooks.atAwaited(4, 700))));
      }
    } catch ($hooks_e) {
      throw $hooks.failed($hooks_f0, $hooks_e);
    } finally {
      $hooks.exit($hooks_f0);
    }
  }
  const runs = ["A", "B"].map($hooks.at(5, (name) => {
    const $hooks_f6 = $hooks.enter(0, 6, $hooks.top, name);
    try {
      return countdown(name, $hooks.atReturned($hooks_f6, 7, 3));
    } finally {
      $hooks.exit($hooks_f6);
    }
  }));
  $hooks.resumed($hooks.top, 8, await $hooks.suspended($hooks.top, 8, Promise.all($hooks.atAwaited(9, runs))));
  console.log($hooks.at(10, add(1, $hooks.at(11, 2))));
}

$hooks.done(); } catch ($hooks_e) { $hooks.threw($hooks_e); } }
