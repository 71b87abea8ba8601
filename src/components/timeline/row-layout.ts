/** Measures of the rows, in px. Where time runs downwards a row is a column. */
export interface RowLayout {
  rulerPx: number;
  rowPx: number;
  /** Of all rows, ruler included. */
  totalPx: number;
}

const COLUMN_MIN = 56;

/** Where a strand runs within its row: in the middle; in a column to the left, so that text has room beside it. */
export function findStrandPx(rowPx: number, isDown: boolean): number {
  return isDown ? Math.min(20, rowPx * 0.3) : rowPx / 2;
}

/** Rows as broad as their number allows. `breadthPx`: room across, where columns share it. */
export function findRowLayout(laneCount: number, isDown: boolean, breadthPx: number): RowLayout {
  const rulerPx = isDown ? 52 : 26;
  const rowPx = isDown
    ? Math.max(COLUMN_MIN, Math.floor((breadthPx - rulerPx) / Math.max(1, laneCount)))
    : findRowPx(laneCount);
  return { rulerPx, rowPx, totalPx: rulerPx + rowPx * laneCount };
}

function findRowPx(laneCount: number): number {
  if (laneCount <= 6) return 46;
  if (laneCount <= 10) return 38;
  return laneCount <= 24 ? 30 : 24;
}
