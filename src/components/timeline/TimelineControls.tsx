import type { ReactElement } from 'react';
import { Icon } from './icons.tsx';
import type { TimelineModel } from './model.ts';
import { describeMoment } from './name-moment.ts';
import type { ZoomRange } from './stage.ts';
import styles from './timeline.module.css';
import type { TimelineAction } from './timeline-keys.ts';
import { ZOOM_STEP } from './timeline-keys.ts';
import { SPEEDS, type Speed } from './use-playback.ts';

interface Props {
  model: TimelineModel;
  cursor: number | null;
  isPlaying: boolean;
  speed: Speed;
  zoomRange: ZoomRange;
  onAction: (action: TimelineAction) => void;
  onSpeed: (speed: Speed) => void;
  onScrub: (index: number) => void;
  /** What the axis counts instead, when somebody says so; null where there is nothing to choose. */
  onAxis: ((type: 'time' | 'events') => void) | null;
}

const AXES = [
  ['events', 'Steps', 'Every event takes the same room'],
  ['time', 'Time', 'True to the clock'],
] as const;

const SPEED_NAMES: Record<Speed, string> = { 0.25: '¼×', 1: '1×', 2: '2×' };

/** Play, step, speed, zoom, and the scrubber. */
export function TimelineControls(props: Props): ReactElement {
  const { model, cursor, isPlaying, speed, zoomRange, onAction, onSpeed, onScrub, onAxis } = props;
  const last = model.events.length - 1;
  const event = cursor === null ? undefined : model.events[cursor];
  return (
    <div className={styles['controls']} role="group" aria-label="Timeline controls">
      <div className={styles['cluster']}>
        <button
          type="button"
          onClick={() => onAction({ type: 'step', by: -1, sameLane: false })}
          title="Step back (←)"
          aria-label="Step back"
        >
          <Icon name="back" />
        </button>
        <button
          type="button"
          className={styles['play']}
          onClick={() => onAction({ type: 'play' })}
          title={isPlaying ? 'Pause (Space)' : 'Play (Space)'}
        >
          <Icon name={isPlaying ? 'pause' : 'play'} />
          <span>{isPlaying ? 'Pause' : 'Play'}</span>
        </button>
        <button
          type="button"
          onClick={() => onAction({ type: 'step', by: 1, sameLane: false })}
          title="Step forward (→)"
          aria-label="Step forward"
        >
          <Icon name="forward" />
        </button>
      </div>
      <input
        className={styles['scrub']}
        type="range"
        min={0}
        max={Math.max(0, last)}
        value={cursor ?? 0}
        aria-label="Position in the run"
        aria-valuetext={event === undefined ? 'before the first event' : describeMoment(model, event)}
        onChange={(change) => onScrub(Number(change.currentTarget.value))}
      />
      <div className={`${styles['cluster']} ${styles['speed']}`} role="group" aria-label="Speed">
        {SPEEDS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={speed === each}
            onClick={() => onSpeed(each)}
            title={`Play at ${SPEED_NAMES[each]}`}
          >
            {SPEED_NAMES[each]}
          </button>
        ))}
      </div>
      {onAxis !== null && (
        <div
          className={`${styles['cluster']} ${styles['axis']}`}
          role="group"
          aria-label="What the ruler counts"
        >
          {AXES.map(([type, name, title]) => (
            <button
              key={type}
              type="button"
              aria-pressed={model.axisType === type}
              onClick={() => onAxis(type)}
              title={title}
            >
              {name}
            </button>
          ))}
        </div>
      )}
      <div className={styles['cluster']} role="group" aria-label="Zoom">
        <button
          type="button"
          disabled={!zoomRange.canZoomOut}
          onClick={() => onAction({ type: 'zoom', factor: 1 / ZOOM_STEP })}
          title="Zoom out (−)"
          aria-label="Zoom out"
        >
          <Icon name="out" />
        </button>
        <button
          type="button"
          disabled={!zoomRange.canZoomIn}
          onClick={() => onAction({ type: 'zoom', factor: ZOOM_STEP })}
          title="Zoom in (+)"
          aria-label="Zoom in"
        >
          <Icon name="in" />
        </button>
        <button
          type="button"
          disabled={!zoomRange.canZoomOut}
          onClick={() => onAction({ type: 'fit' })}
          title="Show all of it (0)"
        >
          Fit
        </button>
      </div>
    </div>
  );
}
