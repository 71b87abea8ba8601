import type { Lab, Lesson } from '../../course/index.ts';

/** The lesson that a page put into its locals, for the tags of its MDX. @throws Error outside of a lesson's page */
export function findCurrentLesson(locals: App.Locals, tag: string): Lesson {
  if (locals.lesson !== undefined) return locals.lesson;
  throw new Error(`<${tag}> stands outside of a lesson: its page must set Astro.locals.lesson`);
}

/** One of the lesson's labs. @throws Error naming those there are */
export function findLab(lesson: Lesson, name: string, tag: string): Lab {
  const lab = lesson.labs.find(({ id }) => id === name);
  if (lab !== undefined) return lab;
  const names = lesson.labs.map(({ id }) => id).join(', ');
  throw new Error(
    `content/lessons/${lesson.folder}/lesson.mdx: <${tag}>: expected a lab of this lesson (${names}), found "${name}"`,
  );
}
