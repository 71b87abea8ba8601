import { readCourse } from '../../course/index.ts';
import { toCourseIndex } from '../../course/to-course-index.ts';

/** Names of lessons, slides, labs and questions, for the pages that list what a learner did. */
export function GET(): Response {
  return Response.json(toCourseIndex(readCourse().lessons));
}
