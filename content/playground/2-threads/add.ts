export function add(total: Int32Array, amount: number) {
  total[0] += amount;
}
