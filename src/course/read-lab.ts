import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ContentError, type Mistake } from './content-error.ts';
import { readJson, readText, toPlace, type Place } from './read-json.ts';
import { findQuestionMistakes, findVaryMistakes } from './find-question-mistakes.ts';
import { labSchema } from './schema/lab-schema.ts';
import { toQuestion } from './to-question.ts';
import { toShown } from './to-shown.ts';
import type { Lab } from './types.ts';

function toFiles(folder: Place): Record<string, string> {
  const path = join(folder.root, folder.path);
  if (!existsSync(path)) return {};
  return Object.fromEntries(
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.ts') && !name.startsWith('solution/'))
      .sort()
      .map((name) => [name, readText(toPlace(folder, name))]),
  );
}

function findMistakes(lab: Lab, file: string): Mistake[] {
  const names = Object.keys(lab.files);
  const mistakes: Mistake[] = [];
  if (!names.includes(lab.entry)) {
    const expected = `a file of this lab (${names.length === 0 ? 'it has none' : names.join(', ')})`;
    mistakes.push({ file, field: 'entry', expected, found: toShown(lab.entry) });
  }
  lab.predict.forEach(({ id }, index) => {
    if (lab.predict.findIndex((other) => other.id === id) === index) return;
    mistakes.push({ file, field: `predict[${index}].id`, expected: 'an id of its own', found: toShown(id) });
  });
  mistakes.push(...findQuestionMistakes(lab, file), ...findVaryMistakes(lab, file));
  mistakes.push(...findVariantMistakes(lab, file));
  const hasSolution = Object.keys(lab.solution).length > 0;
  if (hasSolution !== (lab.expectSolution !== undefined)) {
    const expected = hasSolution ? 'what solution/ must show' : 'nothing, since there is no solution/*.ts';
    mistakes.push({ file, field: 'expectSolution', expected, found: toShown(lab.expectSolution) });
  }
  return mistakes;
}

/** A variant replaces a text that stands once in a file of the lab. */
function findVariantMistakes({ expect, files }: Lab, file: string): Mistake[] {
  return (expect.variants ?? []).flatMap((variant, index): Mistake[] => {
    const field = `expect.variants[${index}]`;
    const text = files[variant.file];
    if (text === undefined) {
      const expected = `a file of this lab (${Object.keys(files).join(', ')})`;
      return [{ file, field: `${field}.file`, expected, found: toShown(variant.file) }];
    }
    const count = text.split(variant.from).length - 1;
    if (count === 1) return [];
    const expected = `a text that stands once in ${variant.file}`;
    return [{ file, field: `${field}.from`, expected, found: `${toShown(variant.from)}, ${count} times` }];
  });
}

/** The lab in a folder. @throws ContentError */
export function readLab(folder: Place): Lab {
  const place = toPlace(folder, 'lab.json');
  const json = readJson(place, labSchema);
  const lab: Lab = {
    id: folder.path.slice(folder.path.lastIndexOf('/') + 1),
    ...json,
    predict: json.predict.map((question) => toQuestion(question, json.expect.explore?.outcomes)),
    files: toFiles(folder),
    solution: toFiles(toPlace(folder, 'solution')),
  };
  const mistakes = findMistakes(lab, place.path);
  if (mistakes.length > 0) throw new ContentError(mistakes);
  return lab;
}
