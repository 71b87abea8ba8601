export function zero(cells: Int32Array): void {
  cells[0] = 0;
}
