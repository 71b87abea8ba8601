import type { ExploredOutcome, Verdict } from '../lab/run/types.ts';
import { toOutcomeLines } from '../learn/index.ts';
import { describeFinding, listWaiting, toSeconds } from './describe-run.ts';

/** What exploring says, for people: how far it got, every outcome with its count, then what was found. */
export function describeVerdict(verdict: Verdict): string[] {
  const total = verdict.outcomes.reduce((sum, { count }) => sum + count, 0);
  const width = Math.max(1, ...verdict.outcomes.map(({ count }) => String(count).length));
  return [
    describeReach(verdict),
    '',
    ...verdict.outcomes.flatMap((outcome) => describeOutcome(outcome, { total, width, verdict })),
    ...verdict.findings.flatMap((finding) =>
      finding.type === 'deadlock'
        ? []
        : ['', ...describeFinding(finding, verdict.threads), `  schedule ${finding.schedule}`],
    ),
  ];
}

/** `exhaustive: 5 runs in 0.012 s (4 complete, 1 cut off by reduction)`. */
function describeReach({
  exhaustive,
  runs,
  traces,
  blocked,
  elapsed,
  strategy,
  ...verdict
}: Verdict): string {
  const deadlocks = verdict.outcomes
    .filter(({ outcome }) => outcome.type === 'deadlocked')
    .reduce((sum, { count }) => sum + count, 0);
  const parts = [
    `${traces} complete`,
    ...(deadlocks > 0 ? [`${deadlocks} deadlocked`] : []),
    ...(blocked > 0 ? [`${blocked} cut off by reduction`] : []),
  ];
  const reach = exhaustive ? 'exhaustive' : `sampled, not exhaustive${CUT[verdict.cutShort ?? 'none']}`;
  const spins = verdict.spinsCollapsed ? '; turns of a spin loop that change nothing count once' : '';
  return `${reach}: ${runs} runs by ${strategy} in ${toSeconds(elapsed)} (${parts.join(', ')})${spins}`;
}

const CUT: Record<NonNullable<Verdict['cutShort']> | 'none', string> = {
  runs: ' (the budget of runs was used up)',
  ms: ' (the budget of time was used up)',
  stopped: ' (stopped)',
  none: '',
};

function describeOutcome(
  found: ExploredOutcome,
  { total, width, verdict }: { total: number; width: number; verdict: Verdict },
): string[] {
  const { outcome, count, schedule, reason } = found;
  const share = total === 0 ? 0 : Math.round((100 * count) / total);
  const indent = ' '.repeat(width + 8);
  const lines = toOutcomeLines(found);
  const [first, ...rest] = [
    ...(outcome.type === 'finished' ? [] : [outcome.type, ...listDetails(outcome, verdict)]),
    ...(outcome.type === 'finished' && lines.length === 0 ? ['finished, printed nothing'] : lines),
    ...(reason === null ? [] : [`why: ${reason}`]),
    `schedule ${schedule}`,
  ];
  return [
    `${String(count).padStart(width)}  ${String(share).padStart(3)} %  ${first}`,
    ...rest.map((line) => indent + line),
  ].map((line) => line.trimEnd());
}

function listDetails(outcome: ExploredOutcome['outcome'], { threads }: Verdict): string[] {
  switch (outcome.type) {
    case 'deadlocked':
      return listWaiting(outcome.waiting, threads).map((line) => line.trim());
    case 'threw':
      return [`${outcome.error.name}: ${outcome.error.message}`];
    case 'outOfSteps':
    case 'crashed':
      return [outcome.message];
    case 'finished':
    case 'stopped':
      return [];
  }
}
