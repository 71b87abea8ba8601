/** The built site, as far as links go. */
export interface SitePages {
  /** HTML by path: `/`, `/learn/countdown/`, `/404.html`. */
  routes: ReadonlyMap<string, string>;
  hasFile: (path: string) => boolean;
}

/** Anchors that scripts read, not the browser. */
const FOR_SCRIPTS = /^#(?:lab=|v=|bet=|seed=)|=/;

/** Where the markup of a page leads, each once: links, pictures, scripts, styles. Its own address, which it quotes, is left out. */
export function findLinks(html: string): string[] {
  const markup = html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) =>
    script.slice(0, script.indexOf('>') + 1),
  );
  const found = [
    ...markup.replace(/<link rel="canonical"[^>]*>/g, '').matchAll(/\s(?:href|src)="([^"]*)"/g),
  ].map(([, link = '']) => link.replaceAll('&amp;', '&').replaceAll('&#38;', '&'));
  return [...new Set(found)];
}

/** What is wrong with a link, as the end of a sentence; null when it leads somewhere. Other sites are judged by their address alone. */
export function findMistake(link: string, route: string, { routes, hasFile }: SitePages): string | null {
  if (/^(?:data|mailto|blob):/.test(link)) return null;
  const here = 'https://site.invalid';
  if (!URL.canParse(link, here + route)) return 'is no address';
  const { origin, pathname, hash, protocol } = new URL(link, here + route);
  if (origin !== here) return protocol === 'https:' ? null : 'does not begin with https:';
  const page = routes.get(pathname);
  if (page === undefined) return hasFile(pathname) ? null : 'leads to nothing';
  if (hash === '' || FOR_SCRIPTS.test(hash)) return null;
  const id = decodeURIComponent(hash.slice(1));
  return page.includes(` id="${id}"`) ? null : `has no anchor #${id} there`;
}
