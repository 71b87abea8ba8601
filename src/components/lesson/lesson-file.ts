import type { Lesson } from '../../course/index.ts';

/** Text of a lab's file, by its path in the lesson: `labs/countdown/main.ts`. @throws Error naming those there are */
export function findLessonFile(lesson: Lesson, path: string): string {
  const files = new Map<string, string>(
    lesson.labs.flatMap((lab) =>
      Object.entries(lab.files).map(([name, text]) => [`labs/${lab.id}/${name}`, text] as const),
    ),
  );
  const text = files.get(path);
  if (text !== undefined) return text;
  const place = `content/lessons/${lesson.folder}/lesson.mdx: <Code file>`;
  throw new Error(`${place}: expected one of ${[...files.keys()].join(', ')}, found "${path}"`);
}
