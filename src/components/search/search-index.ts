import { toHits, type Found, type Hit } from './to-hits.ts';

/** What of Pagefind's own script is used here. */
interface Pagefind {
  options: (options: { excerptLength: number }) => Promise<void>;
  debouncedSearch: (
    text: string,
    options: Record<string, never>,
    ms: number,
  ) => Promise<{ results: { data: () => Promise<Found> }[] } | null>;
}

const SCRIPT = '/pagefind/pagefind.js';
const PAGES = 8;

let loading: Promise<Pagefind> | null = null;

function load(): Promise<Pagefind> {
  loading ??= (async (): Promise<Pagefind> => {
    const script = (await import(/* @vite-ignore */ new URL(SCRIPT, location.href).href)) as Pagefind;
    await script.options({ excerptLength: 16 });
    return script;
  })().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** Starts fetching the index, ahead of the first search. */
export function warmIndex(): void {
  load().catch((error: unknown) => console.warn('The index could not be fetched.', error));
}

/**
 * What the course says about some words, best first; null when other words were asked for meanwhile.
 * @throws when the index could not be fetched
 */
export async function findHits(text: string): Promise<Hit[] | null> {
  const pagefind = await load();
  const answer = await pagefind.debouncedSearch(text, {}, 120);
  if (answer === null) return null;
  const pages = await Promise.all(answer.results.slice(0, PAGES).map(({ data }) => data()));
  return toHits(pages, text);
}
