($hooks) => async () => { "use strict"; try {
// lab:types.ts
;
{
  let sides = function(n) {
    return n ?? 4;
  }, identity = function(value) {
    return value;
  };
  let Colour;
  ((Colour2) => {
    Colour2[Colour2["Red"] = 0] = "Red";
    Colour2[Colour2["Green"] = 1] = "Green";
  })(Colour || (Colour = {}));
  class Shape {
    constructor(options) {
      this.options = options;
    }
    options;
    #sides = ($hooks.site = 0, sides());
    get description() {
      const $hooks_f1 = $hooks.enter(0, 1, $hooks.top, void 0);
      try {
        return `${this.#sides} ${0 /* Red */} ${String($hooks.at(2, this.options))}`;
      } finally {
        $hooks.exit($hooks_f1);
      }
    }
  }
  const generic = (value) => {
    const $hooks_f3 = $hooks.enter(0, 3, $hooks.top, value);
    try {
      return identity($hooks.atReturned($hooks_f3, 4, value));
    } finally {
      $hooks.exit($hooks_f3);
    }
  };
  console.log(Shape.length, $hooks.at(5, generic($hooks.at(6, 1))));
}

$hooks.done(); } catch ($hooks_e) { $hooks.threw($hooks_e); } }
