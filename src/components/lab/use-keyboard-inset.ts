import { useEffect, useState } from 'react';

/** How many px at the bottom of the window the on-screen keyboard covers. */
export function useKeyboardInset(): number {
  const [insetPx, setInset] = useState(0);
  useEffect(() => {
    const viewport = window.visualViewport;
    if (viewport === null) return undefined;
    const measure = (): void =>
      setInset(Math.max(0, Math.round(innerHeight - viewport.height - viewport.offsetTop)));
    measure();
    viewport.addEventListener('resize', measure);
    viewport.addEventListener('scroll', measure);
    return () => {
      viewport.removeEventListener('resize', measure);
      viewport.removeEventListener('scroll', measure);
    };
  }, []);
  return insetPx;
}
