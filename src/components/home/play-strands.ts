import type { Trace } from '../../lab/trace/event.ts';
import { toStaticTimeline } from '../timeline/static-timeline.ts';
import { LOOM } from './loom-size.ts';

/** How long the strands take, in real ms; below the 5 s that may move unasked. */
const PLAY_MS = 4800;

/** Draws a run in the place of the waiting strands, and uncovers it from its start to its end. Resolves when all of it is in view. */
export async function playStrands(root: HTMLElement, trace: Trace): Promise<void> {
  const loom = root.querySelector<HTMLElement>('[data-loom]');
  if (loom === null) return;
  loom.replaceChildren(
    ...(['roomy', 'narrow'] as const).map((name) => {
      const place = document.createElement('div');
      place.className = name;
      place.innerHTML = toStaticTimeline(trace, LOOM[name]);
      return place;
    }),
  );
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const curtain = document.createElement('div');
  curtain.className = 'ahead';
  curtain.setAttribute('aria-hidden', 'true');
  loom.append(curtain);
  const widthPx = loom.clientWidth - findLabelPx(loom);
  const playing = curtain.animate([{ inlineSize: `${widthPx}px` }, { inlineSize: '0px' }], {
    duration: PLAY_MS,
    fill: 'both',
  });
  await playing.finished.catch((error: unknown) => {
    // Played again before its end: the new one goes on.
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
  });
  curtain.remove();
}

/** How wide the names of the lanes are, in px of the page: strands begin there. */
function findLabelPx(loom: HTMLElement): number {
  const picture = [...loom.querySelectorAll('svg')].find((svg) => svg.clientWidth > 0);
  const strands = picture?.querySelector<SVGGElement>(':scope > g[transform]');
  if (picture === undefined || strands === undefined || strands === null) return 0;
  const offset = strands.transform.baseVal.consolidate()?.matrix.e ?? 0;
  return (offset * picture.clientWidth) / picture.viewBox.baseVal.width;
}
