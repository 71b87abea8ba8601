import type { Place } from './types.ts';

/** A place as the fragment of a link: `#/12/2`, `#/12` where no step is done. */
export function toPlaceLink({ slide, step }: Place): string {
  return step === 0 ? `#/${slide}` : `#/${slide}/${step}`;
}

/** The place that a fragment names; null when it names none. */
export function readPlaceLink(hash: string): Place | null {
  const [, slide, step = '0'] = /^#\/(\d{1,4})(?:\/(\d{1,4}))?\/?$/.exec(hash) ?? [];
  return slide === undefined ? null : { slide: Number(slide), step: Number(step) };
}
