import type { CodeSite } from '../compile/types.ts';
import type { Site } from '../trace/event.ts';

/** Places of a program by the numbers that its hooks carry. */
export interface SiteReader {
  /** Null for what is no number of a place. */
  toSite: (id: unknown) => Site | null;
  /** What the source has there: `counter[0]`, `mutex.lock`; '' when it says nothing. */
  toName: (id: unknown) => string;
}

export function createSiteReader(sites: readonly CodeSite[]): SiteReader {
  const placed = new Map<number, Site>();
  return {
    toSite(id) {
      if (typeof id !== 'number') return null;
      const known = placed.get(id);
      if (known) return known;
      const code = sites[id];
      if (!code) return null;
      const { file, line, column, endLine, endColumn } = code;
      const site = { file, line, column, endLine, endColumn };
      placed.set(id, site);
      return site;
    },
    toName: (id) => (typeof id === 'number' ? (sites[id]?.name ?? '') : ''),
  };
}
