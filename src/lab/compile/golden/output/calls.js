($hooks) => async () => { "use strict"; try {
// lab:calls.ts
;
{
  let begin = function() {
    const $hooks_f3 = $hooks.enter(0, 3, $hooks.top, void 0);
    try {
      return start($hooks.atReturned($hooks_f3, 4, 1));
    } finally {
      $hooks.exit($hooks_f3);
    }
  };
  const load = async (id) => {
    const $hooks_f0 = $hooks.enter(1, 0, $hooks.top, id);
    try {
      return { id, close() {
      } };
    } catch ($hooks_e) {
      throw $hooks.failed($hooks_f0, $hooks_e);
    } finally {
      $hooks.exit($hooks_f0);
    }
  };
  const start = (id) => {
    const $hooks_f1 = $hooks.enter(0, 1, $hooks.top, id);
    try {
      return load($hooks.atReturned($hooks_f1, 2, id));
    } finally {
      $hooks.exit($hooks_f1);
    }
  };
  $hooks.resumed($hooks.top, 5, await $hooks.suspended($hooks.top, 5, ($hooks.awaited(6), load())));
  $hooks.resumed($hooks.top, 7, await $hooks.suspended($hooks.top, 7, load($hooks.atAwaited(8, 1))));
  $hooks.resumed($hooks.top, 9, await $hooks.suspended($hooks.top, 9, ($hooks.awaited(10), begin())));
  load($hooks.at(11, 2));
  ;
  ($hooks.site = 13, load()).then($hooks.at(12, (x) => {
    const $hooks_f14 = $hooks.enter(0, 14, $hooks.top, x);
    try {
      return $hooks.returned($hooks_f14, 15), x.close();
    } finally {
      $hooks.exit($hooks_f14);
    }
  }));
  $hooks.resumed($hooks.top, 17, await $hooks.suspended($hooks.top, 17, load(...$hooks.atAwaited(18, [3]))))[$hooks.site = 16, "close"]();
  const maybe = Math.random() > 2 ? load : void 0;
  $hooks.resumed($hooks.top, 19, await $hooks.suspended($hooks.top, 19, maybe?.()?.[$hooks.awaited(20), "then"]?.()));
  ;
  $hooks.site = 21, /* @__PURE__ */ new Map();
  ;
  $hooks.site = 22, /* @__PURE__ */ new Set();
  String($hooks.at(23, Math.max(1, 2)));
}

$hooks.done(); } catch ($hooks_e) { $hooks.threw($hooks_e); } }
