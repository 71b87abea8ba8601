import type { APIRoute } from 'astro';
import { FLAG_CODES, readCourseFile } from '../../../course/index.ts';

export function getStaticPaths(): { params: { code: string } }[] {
  return FLAG_CODES.map((code) => ({ params: { code } }));
}

/** A flag of the course network. */
export const GET: APIRoute = ({ url }) => {
  const file = readCourseFile(url.pathname);
  if (file === null) return new Response(null, { status: 404 });
  return new Response(file.bytes, { headers: { 'Content-Type': file.contentType } });
};
