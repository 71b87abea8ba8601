import type { Copied } from './use-copied.ts';

interface Props {
  copied: Copied;
  /** What the text is, for those who do not see the row. */
  name: string;
}

/** Stands beside the button that copies: whether it worked, or the text to copy by hand. */
export function CopiedNote({ copied: { said, byHand }, name }: Props): React.JSX.Element {
  return (
    <>
      <span role="status" className="lab-said">
        {said}
      </span>
      {byHand !== '' && (
        <input
          className="lab-address"
          readOnly
          value={byHand}
          aria-label={name}
          ref={(field) => field?.select()}
        />
      )}
    </>
  );
}
