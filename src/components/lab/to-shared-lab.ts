import type { SharedLab } from '../share/share-link.ts';
import { hasSameFiles } from '../../lab/index.ts';
import type { LabModel } from './use-lab.ts';

/** A run that a link is to open. */
export type SharedRun = Pick<SharedLab, 'schedule' | 'seed' | 'picks' | 'view' | 'event'>;

/** What a link to this lab holds: its code where it is edited, and this run. */
export function toSharedLab({ live, state }: Pick<LabModel, 'live' | 'state'>, run: SharedRun): SharedLab {
  const { lab, question } = live;
  return {
    lab: lab.key,
    question: question?.id ?? '',
    clock: run.schedule === undefined ? state.settings.clock : 'virtual',
    ...run,
    ...(state.isEdited && { files: { ...state.files } }),
  };
}

/** The run on show, as far as it can be had again: the seat at its choice, or a run with the timeline at its event. */
export function findSharedRun({ state, shown, cursor, control }: LabModel): SharedRun {
  const { phase, settings } = state;
  const result = phase.type === 'seated' ? phase.seat.result : shown.result;
  const isOfThisText = phase.type === 'seated' ? !control.isSeatStale : isShown(state);
  const none: SharedRun = { seed: settings.seed, view: 'run' };
  if (result === null || result.schedule === null || !isOfThisText) return none;
  const { seed } = result.trace.header;
  if (phase.type === 'seated' && phase.seat.next !== null)
    return { schedule: result.schedule, seed, picks: [...phase.seat.picks], view: 'seat' };
  return { schedule: result.schedule, seed, view: 'run', ...(cursor !== null && { event: cursor }) };
}

function isShown({ lastFiles, files }: LabModel['state']): boolean {
  return lastFiles !== null && hasSameFiles(lastFiles, files);
}
