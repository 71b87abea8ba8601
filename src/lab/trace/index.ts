export type * from './event.ts';
export { isRead, isWrite, type AccessEvent } from './access.ts';
export {
  createAxis,
  EVENT_PX,
  findEventAt,
  findEventPlace,
  findInstantTicks,
  findMaxZoom,
  findPlace,
  findRank,
  findSpot,
  findTicks,
  findTime,
  type Axis,
  type AxisOptions,
  type Spot,
  type Tick,
} from './axis.ts';
export { createAxisTypeFinder, findAxisType, type AxisTypeFinder } from './axis-type.ts';
export { abbreviateAccess, describeAccess, showValue } from './describe-access.ts';
export {
  describeDetail,
  describeEvent,
  describeLane,
  describeWait,
  nameLock,
  showText,
} from './describe-event.ts';
export { exportChrome, type ChromeEvent, type ChromeTrace } from './export-chrome.ts';
export { exportJsonl } from './export-jsonl.ts';
export { findFirst, findFirstNear } from './find-first.ts';
export { countChoicesBefore, findChoiceEvent } from './find-choice.ts';
export { findRaces, type Race, type RaceSide } from './find-races.ts';
export { findThread } from './find-thread.ts';
export { formatMilliseconds, formatSeconds, formatTime } from './format-time.ts';
export { findPast, happensBefore, isConcurrent } from './happens-before.ts';
export {
  createHoldBuilder,
  findHolds,
  isHeld,
  type Hold,
  type HoldBuilder,
  type HoldLine,
  type Holds,
} from './holds.ts';
export { createHolderFinder, fillHolders, type HolderFinder } from './holders.ts';
export { findLaneLetters } from './lane-letter.ts';
export {
  createLinkBuilder,
  findLinks,
  findLinksBetween,
  type Link,
  type LinkBuilder,
  type Links,
} from './links.ts';
export { ELEMENT_BYTES, nameCell, nameObject } from './name-cell.ts';
export { parseJsonl, type ParsedTrace, type TraceFault } from './parse-jsonl.ts';
export { findRowOrder, hasThreads } from './rows.ts';
export { createSpanBuilder } from './span-builder.ts';
export {
  findSpanAt,
  findSpans,
  findSpansBetween,
  type Span,
  type SpanBuilder,
  type Spans,
  type SpanType,
} from './spans.ts';
// Traces written by hand, for tests, benches and scratch pages.
export {
  buildBusyTrace,
  buildCountdown,
  COUNTDOWN_SOURCE,
  createRandom,
  createTraceBuilder,
  type TraceBuilder,
} from './trace-builder.ts';
export {
  buildFreeRun,
  buildLostUpdate,
  buildMutexRun,
  buildPhilosophers,
  createThreadBuilder,
  LOST_UPDATE_SOURCES,
  type ThreadBuilder,
} from './thread-traces.ts';
