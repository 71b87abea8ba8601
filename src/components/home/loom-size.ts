/** How the strands of the first page are drawn, before the program ran and after. */
export const LOOM: Record<'roomy' | 'narrow', { width: number; height: number }> = {
  roomy: { width: 1240, height: 190 },
  narrow: { width: 400, height: 190 },
};
