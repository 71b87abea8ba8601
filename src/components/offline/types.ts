import type { NeededFile } from '../ready/types.ts';

/** `/offline.json`, written when the site is built: all that the course needs without network. */
export interface SiteList {
  /** Changes when any of the files does. */
  version: string;
  sizeBytes: number;
  files: NeededFile[];
}

/** Which version of the site this browser keeps. */
export interface SiteState {
  /** The one that answers. */
  current: string;
  sizeBytes: number;
  /** Versions that windows opened earlier may still need. */
  old: string[];
}

/** A page asks the worker to drop what no window needs any more. */
export interface TidyRequest {
  type: 'tidy';
}

/** Beginning of the names of all caches that hold a version of the whole site: `site:3f…`. */
export const SITE_CACHES = 'site:';

/** Where the list of the site's files stands. */
export const SITE_LIST = '/offline.json';
