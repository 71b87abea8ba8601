import { useMemo, useState } from 'react';
import { findLaneLetters } from '../../../lab/trace/index.ts';
import type { LabModel } from '../use-lab.ts';
import { Exploring } from './Exploring.tsx';
import { FindingRow } from './FindingRow.tsx';
import { OutcomeRow } from './OutcomeRow.tsx';
import { ScheduleTree } from './ScheduleTree.tsx';
import { countRuns, describeVerdict, toThreadLanes } from './verdict-text.ts';
import { VerdictHead } from './VerdictHead.tsx';

interface Props {
  model: LabModel;
}

/** So many outcomes are listed before one asks for all. */
const FIRST_OUTCOMES = 10;

/** What exploring says: how far it is, then every outcome with its run, what is wrong with the program, and the tree. */
export function ExplorePanel({ model }: Props): React.JSX.Element {
  const { state, control } = model;
  const { phase, lastExploration } = state;
  const [pointed, setPointed] = useState<number | null>(null);
  const [areAll, setAll] = useState(false);
  const verdict = lastExploration?.verdict ?? null;
  const letters = useMemo(() => findLaneLetters(toThreadLanes(verdict?.threads ?? [])), [verdict]);

  if (phase.type === 'exploring') return <Exploring progress={phase.progress} onStop={model.stop} />;
  if (lastExploration === null || verdict === null)
    return (
      <p className="lab-empty">
        {control.refused === ''
          ? 'Explore runs the program in every order and lists what can come out.'
          : control.refused}
      </p>
    );
  const total = countRuns(verdict);
  const findings = verdict.findings.filter(({ type }) => type !== 'clockWatched' && type !== 'spinCollapsed');
  return (
    <div className="lab-explore">
      <VerdictHead model={model} exploration={lastExploration} />
      <ol className="lab-outcomes" aria-label="Outcomes">
        {verdict.outcomes.slice(0, areAll ? undefined : FIRST_OUTCOMES).map((outcome, index) => (
          <OutcomeRow
            key={outcome.key}
            model={model}
            outcome={outcome}
            index={index}
            total={total}
            isExhaustive={verdict.exhaustive}
            onPoint={setPointed}
          />
        ))}
      </ol>
      {!areAll && verdict.outcomes.length > FIRST_OUTCOMES && (
        <button type="button" className="lab-button" onClick={() => setAll(true)}>
          Show all {verdict.outcomes.length} outcomes
        </button>
      )}
      {findings.length > 0 && (
        <section className="lab-findings" aria-label="Findings">
          <h4>Findings</h4>
          <ul>
            {findings.map((finding, index) => (
              <FindingRow key={index} model={model} finding={finding} name={`finding ${String(index + 1)}`} />
            ))}
          </ul>
        </section>
      )}
      {verdict.paths.length > 0 && (
        <ScheduleTree model={model} verdict={verdict} letters={letters} pointed={pointed} />
      )}
      <footer className="lab-basis">
        {describeVerdict(verdict).notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </footer>
    </div>
  );
}
