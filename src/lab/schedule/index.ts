export { countPreemptions } from './count-preemptions.ts';
export { areDependent, isAwakened, TOUCH, touchesOf, wakeSleepers } from './dependence.ts';
export { describeDivergence } from './describe-divergence.ts';
export { initPick, notePerformed, PICK_NUMBERS, pickEvent, pickThread } from './pick.ts';
export { decodeSchedule, encodeSchedule, MAX_SCHEDULE_CHOICES, type Schedule } from './schedule-string.ts';
export { FLAG, OBJECT, OP, overlaps, STEP, STEP_WIDTH, type Op } from './step-log.ts';
export { createZone, type Way, type Zone, type ZoneOrder } from './zone.ts';
export type { Choice, Continuation, Execution, Executor, Plan, Report } from './types.ts';
