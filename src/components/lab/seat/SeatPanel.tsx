import { useEffect, useMemo, useRef } from 'react';
import { findLaneLetters } from '../../../lab/trace/index.ts';
import { InlineCode } from '../InlineCode.tsx';
import { Notices } from '../Notices.tsx';
import type { LabModel } from '../use-lab.ts';
import { Options } from './Options.tsx';
import { SeatActions } from './SeatActions.tsx';
import { SeatOutput } from './SeatOutput.tsx';
import { Trail } from './Trail.tsx';

interface Props {
  model: LabModel;
}

/** The scheduler's seat: who can go next, what each would do, and the way here. */
export function SeatPanel({ model }: Props): React.JSX.Element | null {
  const { state, control, live } = model;
  const { seat } = state;
  const root = useRef<HTMLDivElement>(null);
  const lanes = seat?.result?.trace.header.lanes;
  const letters = useMemo(() => findLaneLetters(lanes ?? []), [lanes]);
  const isThere = seat?.result !== undefined && seat.result !== null;

  useEffect(() => {
    // Keys work at once, and what is picked from may go from under the focus.
    const panel = root.current;
    if (isThere && panel !== null && !panel.contains(document.activeElement))
      panel.focus({ preventScroll: true });
  }, [isThere]);
  const next = seat?.next;
  useEffect(() => {
    if (document.activeElement === document.body) root.current?.focus({ preventScroll: true });
  }, [next]);

  if (seat === null) return null;
  const { goal } = live.lab;
  return (
    <div className="lab-seat" ref={root} tabIndex={-1} role="group" aria-label="Your seat">
      {goal !== undefined && (
        <p className="lab-goal" data-won={seat.isWon}>
          <span>{seat.isWon ? '✓ Goal reached' : control.hasWon ? '✓ Goal (reached before)' : 'Goal'}</span>{' '}
          <InlineCode text={goal.say} />
        </p>
      )}
      {control.isSeatStale && (
        <p className="lab-stale">
          You have changed the code since.{' '}
          <button type="button" className="lab-button" onClick={() => control.takeSeat()}>
            Start again with the new code
          </button>
        </p>
      )}
      <SeatActions model={model} seat={seat} />
      <div className="lab-trail-row">
        <Trail model={model} seat={seat} letters={letters} />
        <button type="button" className="lab-quiet" onClick={control.leaveSeat}>
          Leave
        </button>
      </div>
      <p className="lab-headline" role="status">
        {describeSeat(model)}
      </p>
      {seat.result !== null && seat.next === null && state.phase.type === 'seated' && (
        <Notices model={model} />
      )}
      <Options model={model} seat={seat} letters={letters} />
      <SeatOutput result={seat.result} />
    </div>
  );
}

function describeSeat({ state, live }: LabModel): string {
  const { seat } = state;
  if (seat?.result === undefined || seat.result === null) return 'The run is on its way to its first choice.';
  const { next, isWon, picks } = seat;
  if (next !== null)
    return next.kind === 'thread'
      ? `Choice ${String(picks.length + 1)}: who goes next?`
      : `Choice ${String(picks.length + 1)}: what comes next?`;
  const { type } = seat.result.outcome;
  const ending = ENDINGS[type];
  if (isWon) return `You did it: ${ending} in ${String(picks.length)} choices.`;
  if (picks.length === 0) return `Nothing to choose here: ${ending} whatever the scheduler does.`;
  return live.lab.goal === undefined
    ? `The run is over: ${ending}.`
    : `The run is over: ${ending}, and the goal is not reached. Undo, or restart.`;
}

const ENDINGS = {
  finished: 'it finishes',
  threw: 'it ends by an error',
  deadlocked: 'nobody can go on',
  outOfSteps: 'it is cut off',
  stopped: 'it is stopped',
  crashed: 'it breaks off',
} as const;
