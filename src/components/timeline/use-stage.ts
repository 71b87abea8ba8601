import { useEffect, useRef, useState, type RefObject } from 'react';
import { createStage, type Stage, type StageContent, type ZoomRange } from './stage.ts';

/** Makes the stage on its elements, keeps it fed and sized, and ends it. */
export function useStage(content: StageContent): {
  stage: RefObject<Stage | null>;
  canvas: RefObject<HTMLCanvasElement | null>;
  playhead: RefObject<HTMLDivElement | null>;
  zoomRange: ZoomRange;
} {
  const stage = useRef<Stage | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const playhead = useRef<HTMLDivElement>(null);
  const [zoomRange, setZoomRange] = useState<ZoomRange>({ canZoomIn: true, canZoomOut: false });

  useEffect(() => {
    if (canvas.current === null || playhead.current === null) return undefined;
    const element = canvas.current;
    const made = createStage({ canvas: element, playhead: playhead.current }, setZoomRange);
    stage.current = made;
    const observer = new ResizeObserver(() => made.resize(element.clientWidth, element.clientHeight));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
      stage.current = null;
    };
  }, []);

  useEffect(() => stage.current?.show(content), [content]);
  return { stage, canvas, playhead, zoomRange };
}
