import type { RunResult } from '../../../lab/index.ts';
import { toPrintedLines } from '../../../learn/index.ts';

interface Props {
  result: RunResult | null;
}

/** Lines shown at most; the output's own tab has all. */
const LINES = 6;

/** What the run has printed up to here. */
export function SeatOutput({ result }: Props): React.JSX.Element | null {
  const lines = toPrintedLines(result?.output ?? []);
  if (lines.length === 0) return null;
  return (
    <section className="lab-seat-output" aria-label="Printed so far">
      <h4>Printed so far</h4>
      <pre>
        {lines
          .slice(-LINES)
          .map(({ text }) => text)
          .join('\n')}
      </pre>
    </section>
  );
}
