import { useLayoutEffect, useRef } from 'react';
import type { LiveLab } from './mount-lab.tsx';

interface Props {
  live: LiveLab;
  path: string;
  text: string;
}

/** Code that only stands there: the page's own highlighted code, or the plain text where it shows something else. */
export function StillCode({ live, path, text }: Props): React.JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const { stillCode, lab } = live;
  const isStill = stillCode !== null && path === lab.entry && text === lab.files[lab.entry];
  useLayoutEffect(() => {
    if (isStill) box.current?.replaceChildren(stillCode.cloneNode(true));
  }, [isStill, stillCode]);
  return isStill ? (
    <div key="still" className="lab-still-text" ref={box} />
  ) : (
    <div key="plain" className="lab-still-text">
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
    </div>
  );
}
