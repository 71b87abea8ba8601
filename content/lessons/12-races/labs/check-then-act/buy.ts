const LEFT = 0;
const SOLD = 1;

export function buy(tickets: Int32Array) {
  if (Atomics.load(tickets, LEFT) > 0) {
    Atomics.sub(tickets, LEFT, 1);
    Atomics.add(tickets, SOLD, 1);
  }
}
