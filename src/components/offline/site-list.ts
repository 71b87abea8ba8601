import { SITE_LIST, type SiteList } from './types.ts';

/**
 * What the site consists of now, asked of its host and never of a cache.
 * @throws when the host does not answer, or the site has no list, as in dev
 */
export async function loadSiteList(): Promise<SiteList> {
  const response = await fetch(SITE_LIST, { cache: 'no-store' }).catch(() => null);
  if (response === null) throw new Error('The site does not answer: there is no network here.');
  if (!response.ok)
    throw new Error('This site has no list of its files: the built site has (npm run build).');
  return (await response.json()) as SiteList;
}
