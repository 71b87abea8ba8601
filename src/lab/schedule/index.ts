export { FLAG, OBJECT, OP, overlaps, STEP, STEP_WIDTH, type Op } from './step-log.ts';
export type { Choice, Continuation, Execution, Executor, Plan, Report } from './types.ts';
