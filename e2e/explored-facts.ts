import type { ExploredFacts, ExploreSettings, Lab } from '../src/course/index.ts';
import type { ExploredOutcome, Verdict } from '../src/lab/run/types.ts';
import { checkRun, isSolved, listOutcomes, measure } from '../src/learn/index.ts';
import type { Goal } from '../src/learn/question.ts';
import { expect, type TestEmbed } from './embed.ts';

/** Real time for one exploration; a lab that needs it is too slow for a page, and its `explore.budget` says so. */
const BUDGET = { runs: 20_000, ms: 20_000 };

/** What exploring a lab says, asked as the page asks it. */
export async function exploreLab(
  embed: TestEmbed,
  lab: Lab,
  files: Lab['files'],
  request: ExploreSettings = {},
): Promise<Verdict> {
  const { entry, record, network, timerJitterMs } = lab;
  const reply = await embed.request('explore', {
    files,
    entry,
    record,
    network,
    ...(timerJitterMs !== undefined && { timerJitterMs }),
    ...lab.explore,
    ...request,
    budget: { ...BUDGET, ...lab.explore?.budget, ...request.budget },
  });
  if (!reply.ok) throw new Error(`explore: ${JSON.stringify(reply.error)}`);
  return reply.result;
}

/** Holds a verdict to what a lab states. */
export function expectExplored(verdict: Verdict, facts: ExploredFacts): void {
  const { request, exhaustive = true } = facts;
  const shown = {
    outcomes: listOutcomes(verdict),
    ...(facts.traces !== undefined && { traces: verdict.traces }),
    ...(facts.deadlocks !== undefined && { deadlocks: measure({ type: 'deadlocks' }, verdict) }),
    ...(facts.races !== undefined && { races: measure({ type: 'races' }, verdict) }),
  };
  const outcomes = facts.outcomes.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  expect({ ...shown, exhaustive: verdict.exhaustive, request }).toEqual({ ...facts, outcomes, exhaustive });
}

/** The outcomes whose witness, played again, meets the goal. */
export async function findWins(
  embed: TestEmbed,
  lab: Lab,
  files: Lab['files'],
  goal: Goal,
): Promise<ExploredOutcome[]> {
  const { entry, record, network } = lab;
  const { outcomes, exhaustive } = await exploreLab(embed, lab, files);
  expect(exhaustive, 'every schedule was listed').toBe(true);
  const wins: ExploredOutcome[] = [];
  for (const outcome of outcomes) {
    const { schedule } = outcome;
    const replayed = await embed.run(files, { entry, record, network, schedule, seed: 1 });
    if (isSolved(checkRun(goal.check, replayed))) wins.push(outcome);
  }
  return wins;
}
