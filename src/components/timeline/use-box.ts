import { useEffect, useState, type RefObject } from 'react';

export interface Box {
  widthPx: number;
  heightPx: number;
}

/** The inner size of an element, kept up to date; zero until it is known. */
export function useBox(element: RefObject<HTMLElement | null>): Box {
  const [box, setBox] = useState<Box>({ widthPx: 0, heightPx: 0 });
  useEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const observer = new ResizeObserver(() =>
      setBox({ widthPx: target.clientWidth, heightPx: target.clientHeight }),
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return box;
}
