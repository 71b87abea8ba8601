/** Measures of the rows, in px. Where time runs downwards a row is a column. */
export interface RowLayout {
  rulerPx: number;
  rowPx: number;
  /** Of all rows, ruler included. */
  totalPx: number;
}

const COLUMN_MIN = 56;
/** Columns of threads have values and names of locks beside them. */
const THREAD_COLUMN_MIN = 76;
/** What a row is broader by where threads share memory. */
export const THREAD_PX = 14;

/** How far rows must be scrolled for a row to be whole in view; as far as they are when it is. */
export function findScrollTo(
  { rulerPx, rowPx }: Pick<RowLayout, 'rulerPx' | 'rowPx'>,
  row: number,
  scrollPx: number,
  shownPx: number,
): number {
  const start = row * rowPx;
  if (start < scrollPx) return start;
  return Math.max(scrollPx, start + rowPx + rulerPx - shownPx);
}

/** Where a strand runs within its row: in the middle; in a column to the left, so that text has room beside it. */
export function findStrandPx(rowPx: number, isDown: boolean): number {
  return isDown ? Math.min(20, rowPx * 0.3) : rowPx / 2;
}

/** Rows as broad as their number allows; threads need room for values and locks. `breadthPx`: room across, where columns share it. */
export function findRowLayout(
  laneCount: number,
  isDown: boolean,
  breadthPx: number,
  hasThreads = false,
): RowLayout {
  const rulerPx = isDown ? 52 : 26;
  const rowPx = isDown
    ? Math.max(
        hasThreads ? THREAD_COLUMN_MIN : COLUMN_MIN,
        Math.floor((breadthPx - rulerPx) / Math.max(1, laneCount)),
      )
    : findRowPx(laneCount) + (hasThreads && laneCount <= 24 ? THREAD_PX : 0);
  return { rulerPx, rowPx, totalPx: rulerPx + rowPx * laneCount };
}

function findRowPx(laneCount: number): number {
  if (laneCount <= 6) return 46;
  if (laneCount <= 10) return 38;
  return laneCount <= 24 ? 30 : 24;
}
