import { useState } from 'react';
import type { ExploredOutcome } from '../../../lab/index.ts';
import { LinkedText } from '../LinkedText.tsx';
import type { LabModel } from '../use-lab.ts';
import { RunActions } from './RunActions.tsx';
import { describeOutcome } from './verdict-text.ts';

interface Props {
  model: LabModel;
  outcome: ExploredOutcome;
  /** 0-based; the tree names it by the number after. */
  index: number;
  /** Runs of all outcomes. */
  total: number;
  isExhaustive: boolean;
  /** The learner looks at this outcome, or no longer does. */
  onPoint: (index: number | null) => void;
}

/** So many lines are shown before the rest is folded. */
const FOLDED_LINES = 4;

/** One outcome: what it prints, how many runs end so, why, and the simplest of them to watch. */
export function OutcomeRow({
  model,
  outcome,
  index,
  total,
  isExhaustive,
  onPoint,
}: Props): React.JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const { lines, ending, isTrouble } = describeOutcome(outcome);
  const shown = isOpen ? lines : lines.slice(0, FOLDED_LINES);
  const share = total === 0 ? 0 : outcome.count / total;
  const name = `outcome ${String(index + 1)}`;
  return (
    <li
      className="lab-outcome"
      data-watched={model.control.watched === name}
      onPointerEnter={() => onPoint(index)}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => onPoint(index)}
      onBlur={() => onPoint(null)}
    >
      <span className="lab-badge" data-trouble={isTrouble} aria-hidden="true">
        {index + 1}
      </span>
      <div className="lab-outcome-text">
        {lines.length > 0 && (
          <pre tabIndex={isOpen ? 0 : undefined}>
            {shown.join('\n')}
            {!isOpen && lines.length > FOLDED_LINES && ' …'}
          </pre>
        )}
        {lines.length > FOLDED_LINES && (
          <button type="button" className="lab-quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Fewer lines' : `All ${String(lines.length)} lines`}
          </button>
        )}
        {(lines.length === 0 || outcome.outcome.type !== 'finished') && (
          <p className="lab-ending" data-trouble={isTrouble}>
            {outcome.outcome.type === 'finished' ? 'prints nothing' : ending}
          </p>
        )}
      </div>
      <p className="lab-count">
        <span className="lab-bar" aria-hidden="true" style={{ '--share': share } as React.CSSProperties} />
        {outcome.count.toLocaleString('en')} {isExhaustive ? 'of' : 'samples of'} {total.toLocaleString('en')}
      </p>
      {outcome.reason !== null && (
        <p className="lab-reason">
          <LinkedText text={outcome.reason} onSite={model.goTo} />
        </p>
      )}
      <RunActions model={model} schedule={outcome.schedule} name={name} hasSeat />
    </li>
  );
}
