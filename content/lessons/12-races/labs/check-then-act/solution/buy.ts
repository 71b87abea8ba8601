const LEFT = 0;
const SOLD = 1;

export function buy(tickets: Int32Array) {
  if (Atomics.sub(tickets, LEFT, 1) > 0) {
    Atomics.add(tickets, SOLD, 1);
  }
}
