import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { describeHover } from './describe-hover.ts';
import { EmptyTimeline } from './EmptyTimeline.tsx';
import { EventTable } from './EventTable.tsx';
import { findStep } from './find-step.ts';
import { LaneLabels } from './LaneLabels.tsx';
import { Legend } from './Legend.tsx';
import { describeMoment, describeSize } from './name-moment.ts';
import { findRowLayout, findScrollTo } from './row-layout.ts';
import { splitSources } from './source-text.ts';
import type { StageContent } from './stage.ts';
import { findKeyAction, type TimelineAction } from './timeline-keys.ts';
import styles from './timeline.module.css';
import { TimelineControls } from './TimelineControls.tsx';
import { useBox } from './use-box.ts';
import { useModel, type ShownTrace } from './use-model.ts';
import { useGestures, type Hover } from './use-gestures.ts';
import { usePlayback } from './use-playback.ts';
import { useStage } from './use-stage.ts';

interface Props {
  trace: ShownTrace;
  /** The program's files by path: the text of each step shows close up. */
  sources: Readonly<Record<string, string>>;
  /** Index of the event that the playhead stands on; null for none. */
  cursor: number | null;
  onCursor: (index: number) => void;
  /** The event and the lane under the pointer; null when it leaves. */
  onHover?: (hovered: { event: number | null; lane: number | null } | null) => void;
  isLive: boolean;
  clock: 'real' | 'virtual';
  /** What the ruler counts, for people; default by the clock. */
  unit?: string;
  /** Which way time runs; `auto` goes by the width. */
  orientation?: 'right' | 'down' | 'auto';
}

const NARROW_PX = 600;

/** A run as a picture: a strand a lane, with playhead, controls, and the same events as text. */
export function Timeline(props: Props): ReactElement {
  const { trace, sources, cursor: givenCursor, onCursor, isLive, clock, orientation = 'auto' } = props;
  const unit = props.unit ?? (clock === 'virtual' ? 'program time' : 'real time');
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const rootBox = useBox(root);
  const box = useBox(scroller);
  const [scroll, setScroll] = useState({ px: 0, isDown: false });
  const [hover, setHover] = useState<Hover | null>(null);
  const [hoveredLane, setHoveredLane] = useState<number | null>(null);
  const [pinnedLane, setPinnedLane] = useState<number | null>(null);

  const { model, setAxisType } = useModel(trace, clock);
  const lines = useMemo(() => splitSources(sources), [sources]);
  const isDown =
    orientation === 'down' || (orientation === 'auto' && rootBox.widthPx > 0 && rootBox.widthPx < NARROW_PX);
  const cursor = givenCursor === null || givenCursor >= model.events.length ? null : givenCursor;
  const layout = findRowLayout(model.lanes.length, isDown, box.widthPx, model.hasThreads);
  const { rulerPx, rowPx, totalPx } = layout;
  const isPinned = pinnedLane !== null && pinnedLane < model.lanes.length;
  const focusLane = hoveredLane ?? (isPinned ? pinnedLane : null);

  const content = useMemo<StageContent>(
    () => ({ model, sources: lines, isDown, rulerPx, rowPx, focusLane, cursor }),
    [model, lines, isDown, rulerPx, rowPx, focusLane, cursor],
  );
  const { stage, canvas, playhead, zoomRange } = useStage(content);
  const playback = usePlayback({
    events: model.events,
    cursor,
    onCursor,
    stage,
    isStill: model.axisType === 'events',
  });

  useGestures({ surface, stage, isDown, rulerPx, onPick: handlePick, onHover: handleHover });
  const isPlaying = playback.isPlaying;
  const cursorLane = cursor === null ? null : (model.events[cursor]?.lane ?? null);
  const cursorRow = cursorLane === null ? null : (model.rowOf[cursorLane] ?? null);
  useEffect(() => {
    if (cursor !== null && !isPlaying) stage.current?.reveal(cursor);
  }, [cursor, isPlaying, stage]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null || cursorRow === null || isPlaying) return;
    const shownPx = isDown ? element.clientWidth : element.clientHeight;
    const px = findScrollTo(
      { rulerPx, rowPx },
      cursorRow,
      isDown ? element.scrollLeft : element.scrollTop,
      shownPx,
    );
    element.scrollTo(isDown ? { left: px } : { top: px });
  }, [cursorRow, isPlaying, isDown, rulerPx, rowPx]);

  useEffect(() => {
    const element = scroller.current;
    if (element !== null) stage.current?.scrollTo(isDown ? element.scrollLeft : element.scrollTop);
  }, [isDown, stage]);

  function handleHover(next: Hover | null): void {
    setHover(next);
    props.onHover?.(next === null ? null : { event: next.event, lane: next.lane });
  }

  function handlePick(index: number): void {
    playback.pause();
    onCursor(index);
  }

  function handleAction(action: TimelineAction): void {
    switch (action.type) {
      case 'play':
        playback.toggle();
        break;
      case 'step': {
        const lane = action.sameLane ? (focusLane ?? model.events[cursor ?? 0]?.lane ?? null) : null;
        const next = findStep(model, cursor, action.by, lane);
        playback.pause();
        if (next !== null) onCursor(next);
        break;
      }
      case 'edge':
        handlePick(action.to === 'first' ? 0 : model.events.length - 1);
        break;
      case 'zoom':
        stage.current?.zoomBy(action.factor);
        break;
      case 'fit':
        stage.current?.fit();
        break;
      case 'lane': {
        const { rows, rowOf } = model;
        const row = isPinned ? (rowOf[pinnedLane] ?? 0) : action.by === 1 ? -1 : rows.length;
        setPinnedLane(rows[row + action.by] ?? null);
        break;
      }
      default:
        action satisfies never;
    }
  }

  function handleKeyDown(event: KeyboardEvent): void {
    const action = findKeyAction(event);
    if (action === null) return;
    event.preventDefault();
    handleAction(action);
  }

  const isEmpty = model.events.length === 0;
  const current = cursor === null ? undefined : model.events[cursor];
  const tip = hover === null ? '' : describeHover(model, hover.event, hover.lane);
  return (
    <div
      ref={root}
      className={styles['root']}
      role="group"
      aria-label="The run, lane by lane"
      data-down={isDown ? '' : undefined}
    >
      {isEmpty && <EmptyTimeline isLive={isLive} />}
      <div hidden={isEmpty} className={styles['body']}>
        <TimelineControls
          model={model}
          cursor={cursor}
          isPlaying={isPlaying}
          speed={playback.speed}
          zoomRange={zoomRange}
          onAction={handleAction}
          onSpeed={playback.setSpeed}
          onScrub={handlePick}
          onAxis={setAxisType}
        />
        <div
          ref={scroller}
          className={styles['scroller']}
          onScroll={(event) => {
            const px = isDown ? event.currentTarget.scrollLeft : event.currentTarget.scrollTop;
            setScroll({ px, isDown });
            setHover(null);
            stage.current?.scrollTo(px);
          }}
        >
          <LaneLabels
            model={model}
            layout={layout}
            isDown={isDown}
            scrollPx={scroll.isDown === isDown ? scroll.px : 0}
            breadthPx={isDown ? box.widthPx : box.heightPx}
            focusLane={focusLane}
            currentLane={cursorLane}
            pinnedLane={isPinned ? pinnedLane : null}
            onHover={setHoveredLane}
            onPin={(lane) => setPinnedLane(lane === pinnedLane ? null : lane)}
          />
          <div
            ref={surface}
            className={styles['surface']}
            role="group"
            tabIndex={0}
            aria-label={`Strands of ${model.lanes.length} lanes, in ${unit}. Space plays, arrows step and choose a lane, plus and minus zoom.`}
            style={
              isDown ? { inlineSize: box.widthPx } : { blockSize: Math.min(totalPx, box.heightPx || totalPx) }
            }
            onKeyDown={handleKeyDown}
          >
            <canvas ref={canvas} />
            <div ref={playhead} className={styles['playhead']} hidden />
            {hover !== null && tip !== '' && (
              <div
                className={styles['tip']}
                data-end={hover.xPx > box.widthPx * 0.55 ? '' : undefined}
                style={{ insetInlineStart: hover.xPx, insetBlockStart: hover.yPx }}
              >
                {tip}
              </div>
            )}
          </div>
        </div>
        <p className={styles['caption']} aria-live={isPlaying ? 'off' : 'polite'}>
          {current === undefined ? describeSize(model, unit) : describeMoment(model, current)}
        </p>
        <Legend model={model} />
        <EventTable model={model} cursor={cursor} onCursor={handlePick} />
      </div>
    </div>
  );
}
