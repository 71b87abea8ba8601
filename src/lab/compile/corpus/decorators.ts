const log = (...parts: unknown[]): void => console.log(...parts);

function traced<T extends (...args: never[]) => unknown>(method: T, context: ClassMethodDecoratorContext): T {
  log('decorate', String(context.name), context.kind, context.static);
  return function (this: unknown, ...args: never[]) {
    log('call', String(context.name), args.length);
    return method.apply(this, args);
  } as T;
}

function named(prefix: string) {
  return <T extends abstract new (...args: never[]) => object>(target: T, context: ClassDecoratorContext<T>): void => {
    context.addInitializer(() => log('class ready', prefix + String(context.name), target.length));
  };
}

function doubled(_: undefined, context: ClassFieldDecoratorContext) {
  log('field', String(context.name));
  return (value: number): number => value * 2;
}

const registry = {
  track: <T>(value: ClassAccessorDecoratorTarget<object, T>, context: ClassAccessorDecoratorContext<object, T>) => {
    log('accessor', String(context.name));
    return {
      get(this: object): T {
        return value.get.call(this);
      },
      set(this: object, next: T): void {
        log('set', String(context.name), next);
        value.set.call(this, next);
      },
    };
  },
  none: () => () => undefined,
};

@named('my ')
class Counter {
  @doubled start = 21;
  @registry.track accessor step = 1;
  static accessor made = 0;
  @(registry.none()) idle(): void {}

  constructor(private readonly label: string) {
    Counter.made += 1;
  }

  @traced
  async add(by: number, again = 0): Promise<string> {
    await null;
    this.step = by;
    return `${this.label}:${this.start + this.step + again}`;
  }

  @traced static zero(): number {
    return 0;
  }
}

const counter = new Counter('c');
log(await counter.add(1), Counter.zero(), Counter.made, counter.step);
