import { describeEvent, formatTime, type TraceEvent } from '../../lab/trace/index.ts';
import type { TimelineModel } from './model.ts';

/** When an event stands: its time, or its number where the axis counts events. */
export function nameMoment({ axisType }: TimelineModel, event: TraceEvent): string {
  return axisType === 'events' ? `#${event.i + 1}` : formatTime(event.at);
}

/** An event in a sentence, as the axis counts: `#9 · increment A · reads counter[0]: 0 · counter.ts:2`. */
export function describeMoment(model: TimelineModel, event: TraceEvent): string {
  return describeEvent(event, model.lanes, model.objects, nameMoment(model, event));
}

/** How much of a run is shown, in a few words: `3 lanes · 23 events`. */
export function describeSize({ lanes, events, axisType, endMs }: TimelineModel, unit: string): string {
  const size = lanes.length === 1 ? 'One lane' : `${lanes.length} lanes`;
  const count = events.length === 1 ? 'one event' : `${events.length.toLocaleString('en')} events`;
  const span = axisType === 'events' ? count : `${formatTime(endMs)} of ${unit}`;
  return `${size} · ${span}`;
}
