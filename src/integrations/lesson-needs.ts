import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readCourse, type Lesson } from '../course/index.ts';
import { findNeeds, type LessonScope } from './find-needs.ts';

/** What is known of a lesson before its pages are read. */
export function toScope({ slug, labs, quiz }: Lesson): LessonScope {
  const texts = [...labs, ...quiz.map(({ lab }) => lab)].flatMap(({ files }) => Object.values(files));
  return { slug, usesNetwork: texts.some((text) => text.includes('/net/')) };
}

/** Writes beside each deck what its lesson needs, for "Get this lesson ready": `/present/<lesson>/needs.json`. */
export function lessonNeeds(): AstroIntegration {
  return {
    name: 'lesson-needs',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const dist = fileURLToPath(dir);
        for (const lesson of readCourse().lessons) {
          const needs = findNeeds(dist, toScope(lesson));
          writeFileSync(join(dist, 'present', lesson.slug, 'needs.json'), JSON.stringify(needs));
        }
      },
    },
  };
}
