import type { CSSProperties, ReactElement } from 'react';
import { findLaneColor } from './lane-style.ts';
import type { TimelineModel } from './model.ts';
import { findStrandPx, type RowLayout } from './row-layout.ts';
import styles from './timeline.module.css';

interface Props {
  model: TimelineModel;
  layout: RowLayout;
  isDown: boolean;
  /** The part of the rows in view, in px. */
  scrollPx: number;
  breadthPx: number;
  focusLane: number | null;
  /** The lane of the event that the playhead stands on. */
  currentLane: number | null;
  pinnedLane: number | null;
  onHover: (lane: number | null) => void;
  onPin: (lane: number) => void;
}

/** A letter and a name for each lane in view. The keys ↑ and ↓ on the stage do what pressing a label does. */
export function LaneLabels(props: Props): ReactElement {
  const { model, layout, isDown, scrollPx, breadthPx, focusLane, currentLane, pinnedLane, onHover, onPin } =
    props;
  const first = Math.max(0, Math.floor(scrollPx / layout.rowPx) - 2);
  const end = Math.min(model.rows.length, Math.ceil((scrollPx + breadthPx) / layout.rowPx) + 2);
  return (
    <div
      className={isDown ? styles['labelsDown'] : styles['labels']}
      style={isDown ? toColumnsStyle(layout) : { blockSize: layout.totalPx }}
    >
      {model.rows.slice(first, end).map((id, place) => {
        const lane = model.lanes[id];
        if (lane === undefined) return null;
        const start = layout.rulerPx + (first + place) * layout.rowPx;
        const isThread = model.hasThreads && (lane.kind === 'thread' || lane.id === 0);
        const color = findLaneColor(lane.id);
        return (
          <button
            key={lane.id}
            type="button"
            tabIndex={-1}
            className={styles['label']}
            data-faint={focusLane !== null && focusLane !== lane.id ? '' : undefined}
            data-current={currentLane === lane.id ? '' : undefined}
            data-thread={isThread ? '' : undefined}
            data-nested={model.hasThreads && !isThread ? '' : undefined}
            aria-pressed={pinnedLane === lane.id}
            title={`${lane.label}: press to see it alone`}
            style={
              isDown
                ? { insetInlineStart: start, inlineSize: layout.rowPx }
                : { insetBlockStart: start, blockSize: layout.rowPx }
            }
            onPointerEnter={() => onHover(lane.id)}
            onPointerLeave={() => onHover(null)}
            onClick={() => onPin(lane.id)}
          >
            <span
              className={styles['letter']}
              style={{
                borderColor: `var(--lane-${color})`,
                color: isThread ? 'var(--color-surface)' : `var(--lane-${color}-text)`,
                background: isThread ? `var(--lane-${color}-text)` : 'none',
              }}
            >
              {model.letters[lane.id]}
            </span>
            <span className={styles['name']}>{lane.label}</span>
          </button>
        );
      })}
    </div>
  );
}

function toColumnsStyle(layout: RowLayout): CSSProperties & { '--strand-px': string } {
  return { inlineSize: layout.totalPx, '--strand-px': `${findStrandPx(layout.rowPx, true)}px` };
}
