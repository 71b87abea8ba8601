// The content check: every lab of the course type-checks, compiles, runs in a browser and shows what it promises, and exploring it
// proves what the lessons state.
import { readCourse, readPlayground, type Expectation, type Lab } from '../src/course/index.ts';
import { checkLabTypes } from '../src/cli/check-lab-types.ts';
import { describeDiagnostic } from '../src/cli/describe-run.ts';
import type { RunResult, Verdict } from '../src/lab/run/types.ts';
import {
  areOfVerdict,
  checkRun,
  isDeed,
  isSolved,
  listOutcomes,
  measure,
  needsVerdict,
  toPrintedLines,
} from '../src/learn/index.ts';
import { expectGradable, listVariants } from './asked-variants.ts';
import { expect, test, type TestEmbed } from './embed.ts';
import { exploreLab, expectExplored, findWins } from './explored-facts.ts';
import { isInSequence } from './lane-order.ts';

const { lessons } = readCourse();

test.describe('playground', () => {
  for (const lab of readPlayground())
    test(lab.id, async ({ embed }) => {
      expectFacts(await runChecked(embed, lab, lab.files), lab.expect);
      await exploreWhenAsked(embed, lab);
    });
});

for (const lesson of lessons) {
  test.describe(lesson.folder, () => {
    for (const lab of lesson.labs) {
      test(lab.id, async ({ embed }) => {
        const result = await runChecked(embed, lab, lab.files);
        expectFacts(result, lab.expect);
        expectAnswers(result, await exploreWhenAsked(embed, lab), lab);
      });

      for (const [index, { file, from, to, explore }] of (lab.expect.variants ?? []).entries())
        test(`${lab.id}: variant ${index + 1}`, async ({ embed }) => {
          const files = { ...lab.files, [file]: (lab.files[file] ?? '').replace(from, () => to) };
          expect(checkLabTypes(files).map(describeDiagnostic), 'type errors').toEqual([]);
          expectExplored(await exploreLab(embed, lab, files, explore.request), explore);
        });

      testVariants(lab.id, lab);

      if (lab.check.length > 0)
        test(`${lab.id}: the challenge is open`, async ({ embed }) => {
          expect(isSolved(checkRun(lab.check, await findEvidence(embed, lab, lab.files)))).toBe(false);
        });

      const { goal } = lab;
      if (goal !== undefined)
        test(`${lab.id}: the seat can be won, and not by sitting still`, async ({ embed }) => {
          expect(isSolved(checkRun(goal.check, await runChecked(embed, lab, lab.files)))).toBe(false);
          expect((await findWins(embed, lab, lab.files, goal)).length).toBeGreaterThan(0);
        });

      const { expectSolution } = lab;
      if (expectSolution !== undefined)
        test(`${lab.id}: the solution`, async ({ embed }) => {
          const files = { ...lab.files, ...lab.solution };
          expectFacts(await runChecked(embed, lab, files), expectSolution);
          const { explore } = expectSolution;
          if (explore !== undefined)
            expectExplored(await exploreLab(embed, lab, files, explore.request), explore);
          const evidence = await findEvidence(embed, lab, files);
          expect(checkRun(lab.check, evidence).filter(({ holds }) => !holds)).toEqual([]);
          if (goal !== undefined)
            expect(await findWins(embed, lab, files, goal), 'the seat cannot be won any more').toEqual([]);
        });
    }

    for (const { id, lab } of lesson.quiz)
      test(`quiz: ${id}`, async ({ embed }) => {
        const result = await runChecked(embed, lab, lab.files);
        const verdict = await exploreWhenAsked(embed, lab);
        const ends = verdict?.outcomes.map(({ outcome }) => outcome.type) ?? [lab.expect.outcome];
        expect(ends).toContain(result.outcome.type);
        expectAnswers(result, verdict, lab);
      });
    for (const { id, lab } of lesson.quiz) testVariants(`quiz: ${id}`, lab);
  });
}

/** Questions of a lab can be asked of its variants as well. */
function testVariants(name: string, lab: Lab): void {
  const variants = listVariants(lab);
  if (variants.length === 0) return;
  test(`${name}: ${variants.length} variants to ask about`, async ({ embed }) => {
    const starter = await show(embed, lab, lab.files);
    for (const { seed, files } of variants) expectGradable(lab, starter, await show(embed, lab, files), seed);
  });
}

/** What a page would run to ask the lab's questions of these files. */
async function show(
  embed: TestEmbed,
  lab: Lab,
  files: Lab['files'],
): Promise<{ result: RunResult; verdict: Verdict | null }> {
  const result = await runChecked(embed, lab, files);
  const isExplored = lab.predict.some((question) => needsVerdict(question));
  return { result, verdict: isExplored ? await exploreLab(embed, lab, files) : null };
}

/** A run of the lab: on its own clock, with the first choice at every choice. */
async function runChecked(embed: TestEmbed, lab: Lab, files: Lab['files']): Promise<RunResult> {
  expect(checkLabTypes(files).map(describeDiagnostic), 'type errors').toEqual([]);
  const { entry, record, network, clock } = lab;
  const compiled = await embed.request('compile', { files, entry, record });
  expect(compiled, 'compiles without a word').toEqual({ ok: true, result: { ok: true, diagnostics: [] } });
  return await embed.run(files, { entry, record, network, clock, seed: 1 });
}

/** What exploring says, where a fact or a question depends on it; facts are held to it. */
async function exploreWhenAsked(embed: TestEmbed, lab: Lab): Promise<Verdict | null> {
  const { explore } = lab.expect;
  if (explore === undefined && !lab.predict.some((question) => needsVerdict(question))) return null;
  const verdict = await exploreLab(embed, lab, lab.files, explore?.request);
  if (explore !== undefined) expectExplored(verdict, explore);
  return verdict;
}

/** What decides the lab's challenge. */
async function findEvidence(embed: TestEmbed, lab: Lab, files: Lab['files']): Promise<RunResult | Verdict> {
  return areOfVerdict(lab.check) ? await exploreLab(embed, lab, files) : await runChecked(embed, lab, files);
}

function expectFacts(result: RunResult, facts: Expectation): void {
  expect(result.outcome.type, JSON.stringify(result.outcome)).toBe(facts.outcome);
  const lines = toPrintedLines(result.output);
  const shown: Partial<Expectation> = {
    ...(facts.output !== undefined && { output: lines.map(({ text }) => text) }),
    ...(facts.timedOutput !== undefined && { timedOutput: lines.map(({ at, text }) => `${at} ${text}`) }),
    ...(facts.elapsed !== undefined && { elapsed: result.elapsed }),
    ...(facts.pictures !== undefined && {
      pictures: result.trace.events.filter(({ type }) => type === 'picture').length,
    }),
    ...(facts.lanesInSequence !== undefined && { lanesInSequence: isInSequence(result.trace) }),
  };
  const { outcome, explore, variants } = facts; // the latter two are held to exploring
  expect({ outcome, explore, variants, ...shown }).toEqual(facts);
}

/**
 * Each question has an answer: exactly one option is right, or some but not all of several, a number is one, there are lines enough
 * to write.
 */
function expectAnswers(result: RunResult, verdict: Verdict | null, lab: Lab): void {
  for (const question of lab.predict) {
    if (isDeed(question)) continue; // its goal or its check has a test of its own
    if (question.kind === 'output' || question.kind === 'order') {
      expect(toPrintedLines(result.output).length, question.ask).toBeGreaterThanOrEqual(question.lines);
      continue;
    }
    if (question.kind === 'several') {
      const outcomes = listOutcomes(verdict ?? { outcomes: [] });
      const values = question.options.map(({ value }) => value);
      expect(values, `${question.ask} Every outcome is among the options.`).toEqual(
        expect.arrayContaining(outcomes),
      );
      expect(values.length, `${question.ask} Some option is wrong.`).toBeGreaterThan(outcomes.length);
      continue;
    }
    const evidence = needsVerdict(question) ? verdict : result;
    const answer = evidence === null ? null : measure(question.measure, evidence);
    if (question.kind === 'choice')
      expect(
        question.options.filter(({ value }) => value === answer),
        question.ask,
      ).toHaveLength(1);
    else expect(typeof answer, question.ask).toBe('number');
  }
}
