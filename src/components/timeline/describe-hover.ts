import {
  describeDetail,
  describeEvent,
  describeLane,
  describeWait,
  findSpanAt,
  formatTime,
} from '../../lab/trace/index.ts';
import type { TimelineModel } from './model.ts';

/** What a pointer on the timeline tells: the event it means, or what the row's lane does there. */
export function describeHover(model: TimelineModel, event: number | null, lane: number | null): string {
  const hit = event === null ? undefined : model.events[event];
  if (hit === undefined || event === null) return '';
  if (lane === null || hit.lane === lane) return describeEvent(hit, model.lanes);
  const span = findSpanAt(model.spans.byLane[lane] ?? [], event);
  const name = describeLane(model.lanes, lane);
  if (span === null) return '';
  const until = span.last === -1 ? 'to the end' : `until ${formatTime(span.to)}`;
  switch (span.type) {
    case 'waiting':
      return `${name} · waits for ${span.on === null ? 'something' : describeWait(span.on, model.lanes)} · ${until}`;
    case 'blocked':
      return `${name} · holds the thread · ${until}`;
    case 'running':
      return `${name} · runs · ${until}`;
    case 'idle':
      return `${name} · ${describeIdle(model, event)}`;
    default:
      return span.type satisfies never;
  }
}

function describeIdle(model: TimelineModel, event: number): string {
  const hit = model.events[event];
  return hit === undefined
    ? 'stands by'
    : `stands by while ${describeLane(model.lanes, hit.lane)} ${describeDetail(hit, model.lanes)}`;
}
