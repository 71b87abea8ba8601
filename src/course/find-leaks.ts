import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from './types.ts';

/** Fields of `lab.json` that never leave the build, as they would stand in a page. */
const ANSWER =
  /(?:"|&quot;|&#34;)(expect|expectSolution|solution|timedOutput|lanesInSequence|variants|outcomes|traces|deadlocks)(?:"|&quot;|&#34;):/;

/** An answer that stands where a learner can read it. */
export interface Leak {
  file: string; // within the folder
  what: string;
}

/** Where solutions' sources lie, for pages that fetch one when a learner asks for it after an attempt. */
const SOLUTIONS = /^solutions[\\/].+\.json$/;

/**
 * Answers in what was built: fields of labs in pages and JSON, texts of solutions anywhere but in their own folder. A solution that
 * another lab starts from is shown on purpose.
 */
export function findLeaks(folder: string, labs: readonly Lab[]): Leak[] {
  const starters = labs.flatMap(({ files }) => Object.values(files));
  const solutions = labs.flatMap(({ id, solution }) =>
    Object.entries(solution)
      .map(([name, text]) => ({ name: `${id}/solution/${name}`, text: text.trim() }))
      .filter(({ text }) => !starters.some((starter) => starter.includes(text)))
      .map(({ name, text }) => ({ name, needles: [text, JSON.stringify(text).slice(1, -1)] })),
  );
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(html|json|js|txt)$/.test(file))
    .flatMap((file): Leak[] => {
      const text = readFileSync(join(folder, file), 'utf8');
      const field = /\.(html|json)$/.test(file) ? ANSWER.exec(text)?.[1] : undefined;
      if (SOLUTIONS.test(file))
        return field === undefined ? [] : [{ file, what: `the field "${field}" of a lab` }];
      const found = solutions.filter(({ needles }) => needles.some((needle) => text.includes(needle)));
      return [
        ...(field === undefined ? [] : [{ file, what: `the field "${field}" of a lab` }]),
        ...found.map(({ name }) => ({ file, what: `the text of ${name}` })),
      ];
    });
}
