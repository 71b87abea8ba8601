import { useEffect, useRef, useState, type RefObject } from 'react';
import type { TraceEvent } from '../../lab/trace/index.ts';
import { advance, findPlayStart } from './playback.ts';
import type { Stage } from './stage.ts';

export const SPEEDS = [0.25, 1, 2] as const;
export type Speed = (typeof SPEEDS)[number];

/** Pause between two events where motion is not wanted, at speed 1. */
const CALM_STEP_MS = 900;

interface Options {
  events: readonly TraceEvent[];
  cursor: number | null;
  onCursor: (index: number) => void;
  stage: RefObject<Stage | null>;
  /** Events count, not time. */
  isStill: boolean;
}

/** Plays the trace: moves the cursor in program time, or event by event where motion is not wanted. */
export function usePlayback({ events, cursor, onCursor, stage, isStill }: Options): {
  isPlaying: boolean;
  speed: Speed;
  setSpeed: (speed: Speed) => void;
  toggle: () => void;
  pause: () => void;
} {
  const [isPlaying, setIsPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const latest = useRef({ events, cursor, onCursor, speed });
  useEffect(() => {
    latest.current = { events, cursor, onCursor, speed };
  });

  useEffect(() => {
    if (!isPlaying) return undefined;
    let point = findPlayStart(latest.current.events, latest.current.cursor, isStill);
    latest.current.onCursor(point.cursor);

    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      let timer = 0;
      const step = (): void => {
        const next = Math.min(point.cursor + 1, latest.current.events.length - 1);
        if (next === point.cursor) {
          setIsPlaying(false);
          return;
        }
        point = { ...point, cursor: next };
        latest.current.onCursor(next);
        stage.current?.reveal(next);
        timer = window.setTimeout(step, CALM_STEP_MS / latest.current.speed);
      };
      timer = window.setTimeout(step, CALM_STEP_MS / latest.current.speed);
      return () => window.clearTimeout(timer);
    }

    let frame = 0;
    let before: number | null = null;
    const tick = (now: number): void => {
      const next = advance(
        latest.current.events,
        point,
        before === null ? 0 : now - before,
        latest.current.speed,
        isStill,
      );
      before = now;
      if (next.cursor !== point.cursor) latest.current.onCursor(next.cursor);
      point = next;
      stage.current?.playTo(isStill ? null : point.at);
      if (isStill) stage.current?.reveal(point.cursor);
      if (point.isOver) setIsPlaying(false);
      else frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    const current = stage.current;
    return () => {
      cancelAnimationFrame(frame);
      current?.playTo(null);
    };
  }, [isPlaying, isStill, stage]);

  return {
    isPlaying,
    speed,
    setSpeed,
    toggle: () => setIsPlaying((playing) => !playing && events.length > 0),
    pause: () => setIsPlaying(false),
  };
}
