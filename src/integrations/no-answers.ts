import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { findLeaks, readCourse } from '../course/index.ts';

/** Fails the build when anything that was built holds an answer of a lab. */
export function noAnswers(): AstroIntegration {
  return {
    name: 'no-answers',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const labs = readCourse().lessons.flatMap((lesson) => lesson.labs);
        const leaks = findLeaks(fileURLToPath(dir), labs);
        if (leaks.length === 0) return;
        throw new Error(
          leaks.map(({ file, what }) => `${file} must hold no answers, and holds ${what}`).join('\n'),
        );
      },
    },
  };
}
