($hooks) => async () => { "use strict"; try {
// prelude:lab
var sleep = $hooks.lab.sleep;
var write = $hooks.lab.write;

// lab:countdown.lines.ts
;
{
  let add = function(a, b) {
    const $hooks_f18 = $hooks.enter(0, 18, $hooks.top, a);
    try {
      $hooks.line($hooks_f18, 19);
      return a + b;
    } finally {
      $hooks.exit($hooks_f18);
    }
  };
  async function countdown(name, from) {
    const $hooks_f0 = $hooks.enter(1, 0, $hooks.top, name);
    try {
      $hooks.line($hooks_f0, 1);
      for (let n = from; n > 0; n--) {
        $hooks.loop($hooks_f0, 2);
        $hooks.line($hooks_f0, 3);
        write($hooks.at(4, `${name} ${n}
`));
        $hooks.line($hooks_f0, 5);
        $hooks.resumed($hooks_f0, 6, await $hooks.suspended($hooks_f0, 6, sleep($hooks.atAwaited(7, 700))));
      }
    } catch ($hooks_e) {
      throw $hooks.failed($hooks_f0, $hooks_e);
    } finally {
      $hooks.exit($hooks_f0);
    }
  }
  $hooks.line($hooks.top, 8);
  const runs = ["A", "B"].map($hooks.at(9, (name) => {
    const $hooks_f10 = $hooks.enter(0, 10, $hooks.top, name);
    try {
      return countdown(name, $hooks.atReturned($hooks_f10, 11, 3));
    } finally {
      $hooks.exit($hooks_f10);
    }
  }));
  $hooks.line($hooks.top, 12);
  $hooks.resumed($hooks.top, 13, await $hooks.suspended($hooks.top, 13, Promise.all($hooks.atAwaited(14, runs))));
  $hooks.line($hooks.top, 15);
  console.log($hooks.at(16, add(1, $hooks.at(17, 2))));
}

$hooks.done(); } catch ($hooks_e) { $hooks.threw($hooks_e); } }
