import type { TraceEvent } from '../../lab/trace/index.ts';

/** Pictures of a run, loaded once each. */
export interface PictureCache {
  /** The picture of an event once it has loaded; null until then, and when it cannot be shown. */
  find(event: TraceEvent): HTMLImageElement | null;
}

/** Pictures that carry their own bytes; those that name a url come from the course network, on this site. */
const MIME = /^image\/[a-z+.-]+$/;

export function createPictureCache(onLoad: () => void): PictureCache {
  const images = new Map<string, HTMLImageElement | null>();

  function load(src: string): void {
    images.set(src, null);
    const image = new Image();
    image.addEventListener('load', () => {
      images.set(src, image);
      onLoad();
    });
    image.src = src;
  }

  return {
    find(event): HTMLImageElement | null {
      if (event.type !== 'picture') return null;
      const src = findPictureSource(event);
      if (src === null) return null;
      if (!images.has(src)) load(src);
      return images.get(src) ?? null;
    },
  };
}

/** What to load for a picture; null when it is nothing that may be loaded. The trace is untrusted: only our own site's paths. */
export function findPictureSource(event: Extract<TraceEvent, { type: 'picture' }>): string | null {
  if (event.data !== undefined)
    return MIME.test(event.mime) ? `data:${event.mime};base64,${event.data}` : null;
  if (event.url === undefined) return null;
  return /^\/(?![/\\])/.test(event.url) ? event.url : null;
}
