import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { APIRoute } from 'astro';
import { FLAG_CODES } from '../../../course/index.ts';

export function getStaticPaths(): { params: { code: string } }[] {
  return FLAG_CODES.map((code) => ({ params: { code } }));
}

/** A flag of the course network, as the package `flag-icons` draws it. */
export const GET: APIRoute = async ({ params }) => {
  const file = createRequire(import.meta.url).resolve(`flag-icons/flags/4x3/${params.code}.svg`);
  return new Response(await readFile(file), { headers: { 'Content-Type': 'image/svg+xml' } });
};
