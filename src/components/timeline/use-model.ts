import { useMemo, useState } from 'react';
import type { Lane, SharedObject, TraceEvent } from '../../lab/trace/index.ts';
import { createModelBuilder, type TimelineModel } from './model.ts';

/** What the timeline shows, as the page hands it over. Arrays grow by replacement while a run is live. */
export interface ShownTrace {
  lanes: readonly Lane[];
  events: readonly TraceEvent[];
  /** What threads share: its names. */
  objects?: readonly SharedObject[];
}

/** The model of a trace, and what changes what its axis counts; null where there is nothing to choose. */
export function useModel(
  trace: ShownTrace,
  clock: 'real' | 'virtual',
): { model: TimelineModel; setAxisType: ((type: 'time' | 'events') => void) | null } {
  const [builder] = useState(createModelBuilder);
  const [axisType, setAxisType] = useState<'time' | 'events' | null>(null);
  const built = useMemo(() => {
    const { lanes, events, objects = [] } = trace;
    return builder.update(lanes, events, { objects, clock });
  }, [builder, trace, clock]);
  // Where the clock never moved there is no time to show.
  const canSwitch = built.hasThreads && built.endMs > 0;
  const model = useMemo(
    () => (canSwitch && axisType !== null ? { ...built, axisType } : built),
    [built, canSwitch, axisType],
  );
  return { model, setAxisType: canSwitch ? setAxisType : null };
}
