import { useState } from 'react';
import { copyText } from './copy-text.ts';

/** What came of copying a text, and the verb. */
export interface Copied {
  /** For the status beside the button. */
  said: string;
  /** What the browser refused to copy, to be copied by hand; '' when there is nothing. */
  byHand: string;
  say: (text: string) => void;
  /** Copies, says so, and tells whether it worked. */
  copy: (text: string) => Promise<boolean>;
}

/** Copies text; where the browser refuses, the text stands there to be copied by hand. */
export function useCopied(): Copied {
  const [said, say] = useState('');
  const [byHand, setByHand] = useState('');

  async function copy(text: string): Promise<boolean> {
    const isCopied = await copyText(text);
    setByHand(isCopied ? '' : text);
    say(isCopied ? 'Copied' : 'Copy it from here:');
    return isCopied;
  }

  return { said, byHand, say, copy };
}
