import { CopiedNote } from './CopiedNote.tsx';
import { toFragment } from './share-link.ts';
import type { SharedLab } from './share-link.ts';
import { useCopied } from './use-copied.ts';

interface Props {
  label: string;
  /** What the link opens, for those who do not see the row. */
  name: string;
  isOff: boolean;
  /** Stands alone, not in a row of others. */
  isMain?: boolean;
  find: () => SharedLab;
}

/** Copies a link to one run; where the browser refuses, the link stands there to be copied by hand. */
export function CopyLink({ label, name, isOff, isMain = false, find }: Props): React.JSX.Element {
  const copied = useCopied();

  async function copy(): Promise<void> {
    const fragment = await toFragment(find());
    if (fragment === null) {
      copied.say('The code is too long for a link.');
      return;
    }
    if (await copied.copy(toAddress(fragment))) setTimeout(() => copied.say(''), 2000);
  }

  return (
    <>
      <button
        type="button"
        className={isMain ? 'lab-button' : 'lab-quiet'}
        disabled={isOff}
        aria-label={`${label}: ${name}`}
        onClick={() => {
          copy().catch((error: unknown) => console.error('The link could not be made.', error));
        }}
      >
        {label}
      </button>
      <CopiedNote copied={copied} name="Link" />
    </>
  );
}

/** This page's address with the fragment in the place of its own. */
export function toAddress(fragment: string): string {
  return `${location.origin}${location.pathname}${fragment}`;
}
