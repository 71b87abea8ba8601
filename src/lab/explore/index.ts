export { describeCause, type Names } from './describe-cause.ts';
export { describeWait } from './describe-wait.ts';
export { findWaitLinks } from './wait-links.ts';
export { explore, type ExploreControl } from './explore.ts';
export type {
  Cause,
  ExploreOptions,
  ExploreProgress,
  Findings,
  FoundOutcome,
  FoundRace,
  Path,
  Strategy,
  WaitLink,
} from './types.ts';
