import { lazy, Suspense, useMemo } from 'react';
import type { LabModel } from './use-lab.ts';

const Timeline = lazy(async () => ({ default: (await import('../timeline/Timeline.tsx')).Timeline }));

interface Props {
  model: LabModel;
}

/** The timeline of the run on show. */
export function TimelinePane({ model }: Props): React.JSX.Element {
  const { shown, state, cursor, setCursor } = model;
  const { lanes, events, objects } = shown;
  const trace = useMemo(() => ({ lanes, events, objects }), [lanes, events, objects]);
  return (
    <div className="lab-timeline">
      <Suspense fallback={<p className="lab-empty">The timeline is on its way.</p>}>
        <Timeline
          trace={trace}
          sources={state.files}
          cursor={cursor}
          onCursor={setCursor}
          isLive={shown.isLive}
          clock={shown.clock}
        />
      </Suspense>
    </div>
  );
}
