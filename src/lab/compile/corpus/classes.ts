const order: string[] = [];
const note = <T,>(name: string, value: T): T => (order.push(name), value);
class Base {
  static #made = 0;
  #secret = note('base field', 1);
  static {
    for (let i = 0; i < 2; i++) Base.#made++;
    try {
      note('static block', null);
    } finally {
      order.push('static finally');
    }
  }
  constructor(..._args: unknown[]) {
    note('base constructor', new.target.name);
    Base.#made++;
  }
  has(other: object): boolean {
    return #secret in other;
  }
  get secret(): number {
    return this.#read();
  }
  set secret(value) {
    this.#secret = note('setter', value);
  }
  #read(): number {
    return note('private method', this.#secret);
  }
  async *[Symbol.asyncIterator](): AsyncGenerator<number> {
    yield this.#read();
    yield* [await this.#later(), 3];
  }
  async #later(): Promise<number> {
    return 2;
  }
  static get made(): number {
    return Base.#made;
  }
  *[`computed${note('key', 1)}`](): Generator<number> {
    yield* [1, 2];
  }
}
class Derived extends Base {
  arrow = (): number => this.secret + super.secret;
  later = async (): Promise<string> => `${await Promise.resolve(this.constructor.name)}`;
  'quoted name' = note('quoted', 1);
  constructor(flag = note('default', true)) {
    if (flag) super(note('argument', 1));
    else super();
    this.secret = 5;
  }
  override has(other: object): boolean {
    return super.has(other) && super.has.call(this, other);
  }
}
class Implicit extends Derived {}
class Empty extends (() => Base)() {
  constructor() {
    super();
  }
}
const it = new Implicit();
console.log(it.arrow(), await it.later(), it.has(it), it.has({}), Base.made, it['quoted name']);
for await (const x of it) console.log(x);
console.log([...(it as unknown as Record<string, () => Iterable<number>>)['computed1']!()]);
console.log(new Empty() instanceof Base, new (class extends Base {})() instanceof Base);
try {
  new (class extends Base {
    constructor() {
      (() => {})();
      this.secret;
      super();
    }
  })();
} catch (error) {
  console.log((error as Error).name);
}
console.log(order.join(' · '));
console.log(Object.getOwnPropertyNames(Base.prototype).join(), Base.length, Derived.length, it.has.length, it.arrow.name, it.later.name);
