// The content check: every lab of the course type-checks, compiles, runs in a browser and shows what it promises.
import { readCourse, type Expectation, type Lab } from '../src/course/index.ts';
import { checkLabTypes } from '../src/cli/check-lab-types.ts';
import { describeDiagnostic } from '../src/cli/describe-run.ts';
import type { RunResult } from '../src/lab/run/types.ts';
import { checkRun, isSolved, measure, toPrintedLines } from '../src/learn/index.ts';
import { expect, test, type TestEmbed } from './embed.ts';
import { isInSequence } from './lane-order.ts';

const { lessons } = readCourse();

for (const lesson of lessons) {
  test.describe(lesson.folder, () => {
    for (const lab of lesson.labs) {
      test(lab.id, async ({ embed }) => {
        const result = await runChecked(embed, lab, lab.files);
        expectFacts(result, lab.expect);
        expectAnswers(result, lab);
      });

      if (lab.check.length > 0)
        test(`${lab.id}: the challenge is open`, async ({ embed }) => {
          const result = await runChecked(embed, lab, lab.files);
          expect(isSolved(checkRun(lab.check, result))).toBe(false);
        });

      if (lab.expectSolution !== undefined)
        test(`${lab.id}: the solution`, async ({ embed }) => {
          const result = await runChecked(embed, lab, { ...lab.files, ...lab.solution });
          if (lab.expectSolution !== undefined) expectFacts(result, lab.expectSolution);
          expect(checkRun(lab.check, result).filter(({ holds }) => !holds)).toEqual([]);
        });
    }

    for (const { id, lab } of lesson.quiz)
      test(`quiz: ${id}`, async ({ embed }) => {
        const result = await runChecked(embed, lab, lab.files);
        expect(result.outcome).toEqual({ type: lab.expect.outcome });
        expectAnswers(result, lab);
      });
  });
}

async function runChecked(embed: TestEmbed, lab: Lab, files: Lab['files']): Promise<RunResult> {
  expect(checkLabTypes(files).map(describeDiagnostic), 'type errors').toEqual([]);
  const { entry, record, network } = lab;
  const compiled = await embed.request('compile', { files, entry, record });
  expect(compiled, 'compiles without a word').toEqual({ ok: true, result: { ok: true, diagnostics: [] } });
  return await embed.run(files, { entry, record, network, clock: 'virtual', seed: 1 });
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
  expect({ outcome: facts.outcome, ...shown }).toEqual(facts);
}

/** Each question has an answer: exactly one option is right, a number is one, there are lines enough to write. */
function expectAnswers(result: RunResult, lab: Lab): void {
  for (const question of lab.predict) {
    if (question.kind === 'output') {
      expect(toPrintedLines(result.output).length, question.ask).toBeGreaterThanOrEqual(question.lines);
      continue;
    }
    const answer = measure(question.measure, result);
    if (question.kind === 'choice')
      expect(
        question.options.filter(({ value }) => value === answer),
        question.ask,
      ).toHaveLength(1);
    else expect(typeof answer, question.ask).toBe('number');
  }
}
