import {
  describeDetail,
  describeLane,
  describeWait,
  findSpanAt,
  formatTime,
  type WaitTarget,
} from '../../lab/trace/index.ts';
import type { TimelineModel } from './model.ts';
import { describeMoment } from './name-moment.ts';

/** What a pointer on the timeline tells: the event it means, or what the row's lane does there. */
export function describeHover(model: TimelineModel, event: number | null, lane: number | null): string {
  const hit = event === null ? undefined : model.events[event];
  if (hit === undefined || event === null) return '';
  if (lane === null || hit.lane === lane) return describeMoment(model, hit);
  const span = findSpanAt(model.spans.byLane[lane] ?? [], event);
  const name = describeLane(model.lanes, lane);
  if (span === null) return '';
  const isCounted = model.axisType === 'events';
  const end = isCounted ? `#${span.last + 1}` : formatTime(span.to);
  const until = span.last === -1 ? 'to the end' : `until ${end}`;
  switch (span.type) {
    case 'waiting':
    case 'asleep':
      return `${name} · waits for ${describeOn(model, span.on)} · ${until}`;
    case 'ready':
      return `${name} · could go on, another was picked`;
    case 'blocked':
      return span.on === null
        ? `${name} · holds the thread · ${until}`
        : `${name} · waits for ${describeOn(model, span.on)} · ${until}`;
    case 'running':
      return `${name} · runs · ${until}`;
    case 'idle':
      return `${name} · ${describeIdle(model, event)}`;
    default:
      return span.type satisfies never;
  }
}

function describeOn(model: TimelineModel, on: WaitTarget | null): string {
  return on === null ? 'something' : describeWait(on, model.lanes, model.objects);
}

function describeIdle(model: TimelineModel, event: number): string {
  const hit = model.events[event];
  return hit === undefined
    ? 'stands by'
    : `stands by while ${describeLane(model.lanes, hit.lane)} ${describeDetail(hit, model.lanes, model.objects)}`;
}
