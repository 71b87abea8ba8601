($hooks) => async () => { "use strict"; try {
// lab:elements.ts
var usesThreads = typeof Worker;
var cells = new Int32Array($hooks.at(0, 4));
var names = { a: [1, 2] };
var i = 0;
$hooks.set(1, cells, i, $hooks.get(2, cells, i) + 1);
$hooks.assigned(3, $hooks.ref(3, cells, i), "+", $hooks.resumed($hooks.top, 4, await $hooks.suspended($hooks.top, 4, Promise.resolve($hooks.atAwaited(5, 2)))));
;
($hooks.kept = $hooks.ref(6, cells, i)).value || $hooks.assigned(6, $hooks.kept, "||", 3);
$hooks.updated(7, cells, i, 1, false);
var before = $hooks.updated(8, cells, 1, -1, true);
[{ o: cells, k: 0, set value(v) {
  $hooks.set(9, this.o, this.k, v);
} }.value, { o: cells, k: 1, set value(v) {
  $hooks.set(10, this.o, this.k, v);
} }.value] = [$hooks.get(11, cells, 1), $hooks.get(12, cells, 0)];
for ({ o: cells, k: 2, set value(v) {
  $hooks.set(13, this.o, this.k, v);
} }.value of [1, 2]) {
  $hooks.loop($hooks.top, 14);
  console.log($hooks.at(15, $hooks.get(16, cells, 2)));
}
({ x: { o: cells, k: 3, set value(v) {
  $hooks.set(17, this.o, this.k, v);
} }.value = before } = {});
console.log(($hooks.kept = names["a"]) == null ? void 0 : $hooks.get(19, $hooks.kept, i), names["a"]?.length, $hooks.at(18, ($hooks.kept = names) == null ? void 0 : $hooks.get(20, $hooks.kept.a, i)));
delete names[`b${i}`];
[console.log][i]($hooks.at(21, "called in place"));
var Counter = class {
  #cells = cells;
  first = $hooks.get(22, cells, 0);
  add = (n = $hooks.get(23, cells, 1)) => $hooks.assigned(24, $hooks.ref(24, this.#cells, 0), "+", n);
};
console.log($hooks.at(25, ($hooks.site = 27, new Counter())[$hooks.site = 26, "add"]()));

$hooks.done(); } catch ($hooks_e) { $hooks.threw($hooks_e); } }
