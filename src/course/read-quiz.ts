import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ContentError, type Mistake } from './content-error.ts';
import { readJson, toPlace, type Place } from './read-json.ts';
import { findQuestionMistakes, findVaryMistakes } from './find-question-mistakes.ts';
import { quizSchema } from './schema/quiz-schema.ts';
import { toQuestion } from './to-question.ts';
import { toShown } from './to-shown.ts';
import type { Lab, QuizQuestion } from './types.ts';

function toOwnLab(files: Record<string, string>): Omit<Lab, 'id' | 'predict'> {
  return {
    title: 'Quiz',
    entry: 'main.ts',
    clock: 'virtual',
    record: 'tasks',
    network: {},
    prelude: ['lab'],
    edits: [],
    check: [],
    expect: { outcome: 'finished' },
    files,
    solution: {},
  };
}

/** The closing quiz of a lesson, in order; empty when there is no `quiz.json`. @throws ContentError */
export function readQuiz(lesson: Place, labs: readonly Lab[]): QuizQuestion[] {
  const place = toPlace(lesson, 'quiz.json');
  if (!existsSync(join(place.root, place.path))) return [];
  const mistakes: Mistake[] = [];
  const entries = readJson(place, quizSchema).questions;
  const questions = entries.flatMap(({ id, lab: name, files, vary, ...entry }, index): QuizQuestion[] => {
    const field = `questions[${index}]`;
    if (entries.findIndex((other) => other.id === id) !== index) {
      mistakes.push({
        file: place.path,
        field: `${field}.id`,
        expected: 'an id of its own',
        found: toShown(id),
      });
    }
    if (files !== undefined && !('main.ts' in files)) {
      const found = toShown(Object.keys(files));
      mistakes.push({ file: place.path, field: `${field}.files`, expected: '"main.ts" among them', found });
    }
    const base = files === undefined ? labs.find((lab) => lab.id === name) : toOwnLab(files);
    if (base === undefined) {
      const expected = `a lab of this lesson (${labs.map((lab) => lab.id).join(', ')})`;
      mistakes.push({ file: place.path, field: `${field}.lab`, expected, found: toShown(name) });
      return [];
    }
    const question = toQuestion(entry.question, base.expect.explore?.outcomes);
    const lab: Lab = {
      ...base,
      ...(vary !== undefined && { vary }),
      id: `quiz-${id}`,
      predict: [question],
      edits: [],
      check: [],
    };
    mistakes.push(...findQuestionMistakes(lab, place.path, () => `${field}.question`));
    mistakes.push(...findVaryMistakes(lab, place.path, `${field}.vary`));
    return [{ id, lab, question, after: entry.after }];
  });
  if (mistakes.length > 0) throw new ContentError(mistakes);
  return questions;
}
