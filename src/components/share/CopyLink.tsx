import { useState } from 'react';
import { copyText } from './copy-text.ts';
import { toFragment } from './share-link.ts';
import type { SharedLab } from './share-link.ts';

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
  const [said, setSaid] = useState('');
  const [byHand, setByHand] = useState('');

  async function copy(): Promise<void> {
    const fragment = await toFragment(find());
    if (fragment === null) {
      setSaid('The code is too long for a link.');
      return;
    }
    const address = toAddress(fragment);
    const isCopied = await copyText(address);
    setByHand(isCopied ? '' : address);
    setSaid(isCopied ? 'Copied' : 'Copy it from here:');
    if (isCopied) setTimeout(() => setSaid(''), 2000);
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
      <span role="status" className="lab-said">
        {said}
      </span>
      {byHand !== '' && (
        <input
          className="lab-address"
          readOnly
          value={byHand}
          aria-label="Link"
          ref={(field) => field?.select()}
        />
      )}
    </>
  );
}

/** This page's address with the fragment in the place of its own. */
export function toAddress(fragment: string): string {
  return `${location.origin}${location.pathname}${fragment}`;
}
