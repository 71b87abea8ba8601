import { useRef, useState } from 'react';
import { CopyLink, toAddress } from '../share/CopyLink.tsx';
import { toFragment } from '../share/share-link.ts';
import { findSharedRun, toSharedLab } from './to-shared-lab.ts';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
}

/** A link to the lab as it stands: the code where it is edited, and the run on show, paused where it is. */
export function ShareMenu({ model }: Props): React.JSX.Element {
  const details = useRef<HTMLDetailsElement>(null);
  const [address, setAddress] = useState<string | null>('');
  const find = (): ReturnType<typeof toSharedLab> => toSharedLab(model, findSharedRun(model));

  const handleToggle = (): void => {
    if (details.current?.open !== true) return;
    toFragment(find()).then(
      (fragment) => setAddress(fragment === null ? null : toAddress(fragment)),
      (error: unknown) => console.error('The link could not be made.', error),
    );
  };

  return (
    <details
      className="lab-menu"
      ref={details}
      onToggle={handleToggle}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || details.current === null) return;
        details.current.open = false;
        details.current.querySelector('summary')?.focus();
      }}
    >
      <summary className="lab-button">Share</summary>
      <div className="lab-menu-list lab-share">
        <p>{describe(model)}</p>
        {address === null ? (
          <p>The code is too long for a link.</p>
        ) : (
          <>
            <input
              className="lab-address"
              readOnly
              value={address}
              aria-label="Link to this lab"
              onFocus={(event) => event.currentTarget.select()}
            />
            <p className="lab-actions">
              <CopyLink label="Copy link" name="this lab" isOff={false} isMain find={find} />
            </p>
            <p className="lab-aside">The link holds all of it. Nothing is sent to a server.</p>
          </>
        )}
      </div>
    </details>
  );
}

/** What the link opens. */
function describe(model: LabModel): string {
  const { state, shown, cursor } = model;
  const code = state.isEdited ? 'your code' : 'the code as it is here';
  const run = findSharedRun(model);
  if (run.view === 'seat') return `Opens ${code}, paused at the same choice.`;
  if (run.schedule !== undefined)
    return `Opens ${code} and the same run${cursor === null ? '' : ', at the same instant'}.`;
  if (shown.result !== null && shown.clock === 'real')
    return `Opens ${code}. A run on the real clock cannot be repeated, so it is not in the link.`;
  return `Opens ${code}.`;
}
