/**
 * The hash of a class code, as `course.json` holds it. Without a server the code is a curtain and no lock: who reads the site's
 * files can go round it, and finds nothing there but what running the programs shows.
 */
export async function toClassHash(code: string): Promise<string> {
  const bytes = new TextEncoder().encode(`interleave:${code.trim().toLowerCase()}`);
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
