import { useEffect, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { SessionState } from '../../lab/index.ts';
import type { LabMirror, LabView } from '../../present/index.ts';

interface Handlers {
  /** Another window looks at this. */
  onView: (view: LabView) => void;
  /** The session shows something that ran in another window. */
  onPicture: (state: SessionState) => void;
}

/**
 * Keeps what is looked at the same in all windows. Must: draw what another window says at once, so that an older view drawn
 * late is not taken for the learner's own and sent back.
 */
export function useMirror(mirror: LabMirror | null, view: LabView, handlers: Handlers): void {
  const latest = useRef(handlers);
  const shown = useRef<LabView | null>(null);

  useLayoutEffect(() => {
    latest.current = handlers;
  });
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = view;
    // What is first drawn is nobody's choice.
    if (mirror === null || before === null || isSame(before, view)) return;
    const told = mirror.getView();
    if (told === null || !isSame(told, view)) mirror.putView(view);
  });
  useEffect(() => {
    if (mirror === null) return undefined;
    const known = mirror.getView();
    if (known !== null) latest.current.onView(known);
    return mirror.subscribe({
      onView: (next) => flushSync(() => latest.current.onView(next)),
      onPicture: (state) => latest.current.onPicture(state),
    });
  }, [mirror]);
}

function isSame(one: LabView, other: LabView): boolean {
  return (
    one.activeFile === other.activeFile &&
    one.cursor === other.cursor &&
    one.pane === other.pane &&
    one.watched === other.watched &&
    one.fontSizePx === other.fontSizePx
  );
}
