// The page that the timeline is measured on: one run of 100,000 events over 40 lanes.
import { useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Timeline } from '../../src/components/timeline/Timeline.tsx';
import type { Trace } from '../../src/lab/trace/index.ts';
import { createTraceBuilder } from '../../src/lab/trace/trace-builder.ts';

const EVENT_COUNT = 100_000;
const LANE_COUNT = 40;

function buildTrace(): Trace {
  const builder = createTraceBuilder();
  const main = builder.lane('main', null);
  const lanes = Array.from({ length: LANE_COUNT }, (_, index) => builder.lane(`worker ${index}`, main));
  builder.add(main, { type: 'started' });
  for (const lane of lanes) {
    builder.add(lane, { type: 'started' });
    builder.add(lane, { type: 'suspended', on: { type: 'promise' } });
  }
  for (let step = 0; ; step++) {
    const lane = lanes[(step * 7) % LANE_COUNT] ?? main;
    builder.clockTo(step);
    const cause = builder.add(lane, { type: 'resumed' }, { line: 5 });
    if (cause + 3 >= EVENT_COUNT) break;
    builder.add(lane, { type: 'output', stream: 'log', text: `line ${step}\n` }, { line: 6, cause });
    builder.add(
      lane,
      { type: 'suspended', on: { type: 'timer', timer: step, delayMs: LANE_COUNT } },
      { line: 5 },
    );
  }
  return builder.build();
}

const trace = buildTrace();

function Page(): ReactElement {
  const [cursor, setCursor] = useState<number | null>(null);
  return (
    <Timeline
      trace={{ lanes: trace.header.lanes, events: trace.events }}
      sources={{ 'main.ts': 'import\n\n\n\nawait sleep(40);\nconsole.log(step);\n' }}
      cursor={cursor}
      onCursor={setCursor}
      isLive={false}
      clock="virtual"
      orientation="right"
    />
  );
}

const root = document.querySelector('#root');
if (root !== null) createRoot(root).render(<Page />);
