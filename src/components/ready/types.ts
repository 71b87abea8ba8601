/** What a page and the service worker say to each other, and the list of what a lesson needs. */

/** A file that a lesson needs, as `needs.json` lists it. */
export interface NeededFile {
  /** As a browser asks for it: `/present/countdown/`, `/_astro/lab.js`. */
  path: string;
  sizeBytes: number;
  /** SHA-256, in hex. */
  hash: string;
}

/** `/present/<lesson>/needs.json`, written when the site is built. */
export interface LessonNeeds {
  /** Slug of the lesson. */
  lesson: string;
  /** Changes when any of the files does. */
  version: string;
  sizeBytes: number;
  files: NeededFile[];
}

/** A page asks the worker to keep files; the answers come by the port that came along. */
export interface KeepRequest {
  type: 'keep';
  cache: string;
  paths: string[];
}

export type KeepReply =
  { type: 'kept'; count: number } | { type: 'done' } | { type: 'failed'; message: string };

/** Beginning of the names of all caches that hold lessons: `lesson:countdown:3f…`. */
export const LESSON_CACHES = 'lesson:';
