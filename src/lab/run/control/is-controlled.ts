import type { Program } from '../../compile/types.ts';
import type { RunOptions } from '../types.ts';

/** Whether a run's threads and events go one at a time, as chosen: always on the virtual clock (P2, S7). */
export function isControlled(program: Program, { clock, policy, schedule }: RunOptions): boolean {
  if (clock === 'real') return false;
  return program.usesThreads || policy !== undefined || schedule !== undefined;
}
