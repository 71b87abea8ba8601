($hooks) => async () => { "use strict"; try {
// prelude:lab
var spawn = $hooks.lab.spawn;

// lab:shared.ts
function zero(cells) {
  $hooks.set(25, cells, 0, 0);
}

// lab:main.ts
;
{
  const counter = new Int32Array($hooks.at(12, new SharedArrayBuffer($hooks.at(13, 4))));
  zero($hooks.at(14, counter));
  const threads = ["A", "B"].map($hooks.at(15, (name) => {
    const $hooks_f16 = $hooks.enter(0, 16, $hooks.top, name);
    try {
      return spawn($hooks.module("counter.ts"), "increment", name, $hooks.atReturned($hooks_f16, 17, counter));
    } finally {
      $hooks.exit($hooks_f16);
    }
  }));
  for (const thread of threads) {
    $hooks.loop($hooks.top, 18);
    $hooks.resumed($hooks.top, 19, await $hooks.suspended($hooks.top, 19, ($hooks.awaited(20), thread.join())));
  }
  console.log($hooks.at(21, $hooks.get(22, counter, 0)));
  const worker = new Worker($hooks.module("echo.ts"), $hooks.at(23, { type: "module" }));
  worker.postMessage($hooks.at(24, "hello"));
}

$hooks.done(); } catch ($hooks_e) { $hooks.threw($hooks_e); } }

// thread counter.ts
($hooks) => async () => { "use strict"; try {
var __defProp = Object.defineProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// lab:counter.ts
var counter_exports = {};
__export(counter_exports, {
  increment: () => increment,
  limit: () => limit
});

// lab:shared.ts
function zero(cells) {
  $hooks.set(25, cells, 0, 0);
}

// lab:counter.ts
var scratch = new Int32Array($hooks.at(0, new SharedArrayBuffer($hooks.at(1, 4))));
function increment(name, counter) {
  const $hooks_f2 = $hooks.enter(0, 2, $hooks.top, name);
  try {
    zero($hooks.at(3, scratch));
    for (let round = 0; round < 2; round++) {
      $hooks.loop($hooks_f2, 4);
      $hooks.updated(5, counter, 0, 1, false);
    }
    return $hooks.get(6, counter, 0);
  } finally {
    $hooks.exit($hooks_f2);
  }
}
var limit = $hooks.resumed($hooks.top, 7, await $hooks.suspended($hooks.top, 7, Promise.resolve($hooks.atAwaited(8, 3))));

// start:start
$hooks.done(counter_exports);

} catch ($hooks_e) { $hooks.threw($hooks_e); } }

// thread echo.ts
($hooks) => async () => { "use strict"; try {
// lab:echo.ts
var echo_exports = {};
;
{
  addEventListener("message", $hooks.at(9, ({ data }) => {
    const $hooks_f10 = $hooks.enter(0, 10, $hooks.top, void 0);
    try {
      postMessage($hooks.at(11, data));
    } finally {
      $hooks.exit($hooks_f10);
    }
  }));
}

// start:start
$hooks.done(echo_exports);

} catch ($hooks_e) { $hooks.threw($hooks_e); } }
