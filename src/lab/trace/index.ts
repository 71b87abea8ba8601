export type * from './event.ts';
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
export { describeDetail, describeEvent, describeLane, describeWait, showText } from './describe-event.ts';
export { exportChrome, type ChromeEvent, type ChromeTrace } from './export-chrome.ts';
export { exportJsonl } from './export-jsonl.ts';
export { findFirst, findFirstNear } from './find-first.ts';
export { findThread } from './find-thread.ts';
export { formatMilliseconds, formatSeconds, formatTime } from './format-time.ts';
export { findPast, happensBefore, isConcurrent } from './happens-before.ts';
export { findLaneLetters } from './lane-letter.ts';
export {
  createLinkBuilder,
  findLinks,
  findLinksBetween,
  type Link,
  type LinkBuilder,
  type Links,
} from './links.ts';
export { parseJsonl, type ParsedTrace, type TraceFault } from './parse-jsonl.ts';
export {
  createSpanBuilder,
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
