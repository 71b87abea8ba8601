import { createRoot } from 'react-dom/client';
import type { LabSession } from '../../lab/index.ts';
import type { LabMirror } from '../../present/index.ts';
import { findAttempts } from '../../learn/index.ts';
import type { Attempt } from '../../learn/index.ts';
import { createDraftKeeper } from './draft-keeper.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { openSession } from './engine.ts';
import { findIntent } from './intent.ts';
import type { Intent } from './intent.ts';
import { LabApp } from './LabApp.tsx';
import { readLabProps } from './lab-props.ts';
import type { SharedLab } from '../share/share-link.ts';
import type { LabProps } from './lab-props.ts';

/** A lab of the page once it is live. */
export interface LiveLab extends LabProps {
  session: LabSession;
  /** Keeps it the same in all windows of a talk; null on a page. */
  mirror: LabMirror | null;
  keeper: DraftKeeper;
  /** The last attempt at the question on an earlier visit. */
  earlier: Attempt | null;
  /** Unique on the page: the same lab may stand on several slides. */
  scope: string;
  /** The link that brought the learner here; null without one. */
  link: SharedLab | null;
  /** The highlighted code of the static page, shown until the editor is there; null when the page has none. */
  stillCode: HTMLElement | null;
}

/**
 * Replaces a lab's static markup by the live one and hands the learner's intent on. The markup stays in view until the
 * live lab has been drawn.
 */
export async function mountLab(
  root: HTMLElement,
  index: number,
  readIntent: () => Intent,
  link: SharedLab | null,
  toMirror: ((session: LabSession) => LabMirror) | null = null,
): Promise<void> {
  const props = readLabProps(root);
  const own = openSession(props.lab);
  if (link !== null) own.setSettings({ clock: link.clock, seed: link.seed });
  const linked = link === null ? null : (link.files ?? props.lab.files);
  const [keeper, earlier] = await Promise.all([
    createDraftKeeper(own, props.lab, linked),
    findEarlier(props),
  ]);
  const mirror = toMirror?.(own) ?? null;
  const stillCode = root.querySelector<HTMLElement>('pre');
  const live: LiveLab = {
    ...props,
    session: mirror?.session ?? own,
    mirror,
    keeper,
    earlier,
    link,
    scope: `${String(index)}/${props.lab.key}`,
    stillCode: stillCode === null ? null : (stillCode.cloneNode(true) as HTMLElement),
  };
  const host = document.createElement('div');
  host.className = 'lab-host';
  await new Promise<void>((resolve) => {
    const handleReady = (): void => {
      const focused = root.contains(document.activeElement) ? document.activeElement : null;
      root.replaceChildren(host);
      if (focused !== null) handFocusOn(focused, host);
      resolve();
    };
    createRoot(host).render(<LabApp live={live} findIntent={readIntent} onReady={handleReady} />);
  });
}

/** Who came by keyboard goes on where the static page let them in. */
function handFocusOn(from: Element, host: HTMLElement): void {
  const field = findIntent(from) === 'predict' ? '.lab-predict input, .lab-predict button' : '.lab-run';
  host.querySelector<HTMLElement>(field)?.focus();
}

async function findEarlier({ lab, question }: LabProps): Promise<Attempt | null> {
  if (question === null) return null;
  try {
    const attempts = await findAttempts(lab.key);
    return attempts.findLast((attempt) => attempt.question === question.id) ?? null;
  } catch (error) {
    console.warn('This browser keeps no progress.', error);
    return null;
  }
}
