import { readCourse } from '../../../course/index.ts';

interface Props {
  files: Record<string, string>;
}

export function getStaticPaths(): { params: { lesson: string; lab: string }; props: Props }[] {
  return readCourse().lessons.flatMap(({ slug, labs }) =>
    labs
      .filter(({ solution }) => Object.keys(solution).length > 0)
      .map(({ id, files, solution }) => ({
        params: { lesson: slug, lab: id },
        props: { files: { ...files, ...solution } },
      })),
  );
}

/** Source of a lab's solution, and nothing of what it prints. Pages ask for it when the learner does, after an attempt. */
export function GET({ props }: { props: Props }): Response {
  return Response.json({ files: props.files });
}
