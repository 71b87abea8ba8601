/** Hashes of the class codes in `course.json`, for `?class=…`. */
import { readCourse } from '../course/index.ts';

export function GET(): Response {
  return Response.json({ hashes: readCourse().classCodes });
}
