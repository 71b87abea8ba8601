import { readFragment } from './share-link.ts';
import type { SharedLab } from './share-link.ts';

/** What an address's fragment leads to. */
export interface Linked {
  /** Which of the page's labs. */
  index: number;
  link: SharedLab;
}

/** Finds the lab that a fragment leads to; null when it is none of the page's, and the page says so. `roots` are its labs. */
export async function findLinked(hash: string, roots: readonly HTMLElement[]): Promise<Linked | null> {
  const link = await readFragment(hash);
  if ('fault' in link) {
    say(link.fault);
    return null;
  }
  const labs = roots.map((root) => ({ key: readKey(root), question: root.dataset['question'] ?? '' }));
  const exact = labs.findIndex(({ key, question }) => key === link.lab && question === link.question);
  const index = exact >= 0 ? exact : labs.findIndex(({ key }) => key === link.lab);
  if (index < 0) {
    say('This link leads to a lab that is not on this page.');
    return null;
  }
  return { index, link };
}

function readKey(root: HTMLElement): string {
  const text = root.querySelector('script[data-lab]')?.textContent ?? 'null';
  const lab = JSON.parse(text) as { key?: string } | null;
  return lab?.key ?? '';
}

/** Says a sentence at the top of the page. */
function say(fault: string): void {
  const place = document.createElement('p');
  place.className = 'link-fault';
  place.setAttribute('role', 'alert');
  place.textContent = fault;
  (document.querySelector('main') ?? document.body).prepend(place);
}
