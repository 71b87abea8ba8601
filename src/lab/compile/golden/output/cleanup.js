($hooks) => async () => { "use strict"; try {
// lab:cleanup.ts
;
{
  async function work() {
    const $hooks_f0 = $hooks.enter(1, 0, $hooks.top, void 0);
    try {
      try {
        {
          await using file = { async [Symbol.asyncDispose]() {
            const $hooks_f1 = $hooks.enter(1, 1, $hooks_f0, void 0);
            try {
            } catch ($hooks_e) {
              throw $hooks.failed($hooks_f1, $hooks_e);
            } finally {
              $hooks.exit($hooks_f1);
            }
          } };
          ;
          using $hooks_d2 = $hooks.disposal($hooks_f0, 2);
          void file;
        }
        $hooks.resumed($hooks_f0, 3);
      } catch (error) {
        $hooks.caught($hooks_f0);
        throw error;
      } finally {
        $hooks.caught($hooks_f0);
        console.log($hooks.at(4, "done"));
      }
    } catch ($hooks_e) {
      throw $hooks.failed($hooks_f0, $hooks_e);
    } finally {
      $hooks.exit($hooks_f0);
    }
  }
  while (true) {
    $hooks.loop($hooks.top, 5);
    $hooks.resumed($hooks.top, 6, await $hooks.suspended($hooks.top, 6, ($hooks.awaited(7), work())));
    break;
  }
}

$hooks.done(); } catch ($hooks_e) { $hooks.threw($hooks_e); } }
