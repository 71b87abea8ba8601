($hooks) => async () => { "use strict"; try {
// lab:generators.ts
;
{
  function* plain() {
    const $hooks_f0 = $hooks.enter(2, 0, $hooks.top, void 0);
    try {
      $hooks.yielded($hooks_f0, 1, yield $hooks.yielding($hooks_f0, 1, 1));
      $hooks.yielded($hooks_f0, 2, yield* $hooks.yielding($hooks_f0, 2, [2, 3]));
      $hooks.yielded($hooks_f0, 3, yield $hooks.yielding($hooks_f0, 3));
    } finally {
      $hooks.exit($hooks_f0);
    }
  }
  async function* stream() {
    const $hooks_f4 = $hooks.enter(3, 4, $hooks.top, void 0);
    try {
      for (const x of ($hooks.site = 5, plain())) {
        $hooks.loop($hooks_f4, 6);
        $hooks.yielded($hooks_f4, 7, yield $hooks.yielding($hooks_f4, 7, x));
      }
      return $hooks.suspended($hooks_f4, 8, 4);
    } catch ($hooks_e) {
      throw $hooks.failed($hooks_f4, $hooks_e);
    } finally {
      $hooks.exit($hooks_f4);
    }
  }
  outer: for await (const x of $hooks.suspended($hooks.top, 10, ($hooks.site = 11, stream()))) {
    $hooks.resumed($hooks.top, 10);
    $hooks.loop($hooks.top, 12);
    try {
      for (; ; ) {
        $hooks.loop($hooks.top, 13);
        if (x === 1) continue outer;
        break;
      }
    } finally {
      $hooks.caught($hooks.top);
      $hooks.iterated($hooks.top, 10);
    }
  }
  $hooks.resumed($hooks.top, 9);
}

$hooks.done(); } catch ($hooks_e) { $hooks.threw($hooks_e); } }
