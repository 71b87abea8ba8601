class Channel<T> {
  #items: T[] = []; #waiters: ((x: T) => void)[] = [];
  send(x: T) { const w = this.#waiters.shift(); if (w) w(x); else this.#items.push(x); }
  async receive(): Promise<T> { const x = this.#items.shift(); return x !== undefined ? x : new Promise((ok) => this.#waiters.push(ok)); }
}
const c = new Channel<number>();
const reader = async (name: string) => { for (let i = 0; i < 2; i++) console.log(name, await c.receive()); };
const done = Promise.all([reader('a'), reader('b')]);
for (let i = 1; i <= 4; i++) { c.send(i); console.log('sent', i); if (i % 2) await null; }
await done;
