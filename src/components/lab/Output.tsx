import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { findLaneLetters } from '../../lab/trace/index.ts';
import type { LaneId } from '../../lab/trace/index.ts';
import { OutputHead } from './OutputHead.tsx';
import { OutputLineRow } from './OutputLineRow.tsx';
import { createOutputReader, findRowAt, MAX_LIVE_ROWS, MAX_ROWS } from './output-view.ts';
import { Pictures } from './Pictures.tsx';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
}

/** What the program prints and paints: a line a row in its lane's colour; a row leads to its instant. */
export function Output({ model }: Props): React.JSX.Element {
  const { shown, cursor, setCursor } = model;
  const [only, setOnly] = useState<LaneId | null>(null);
  const [reader] = useState(createOutputReader);
  const letters = useMemo(() => findLaneLetters(shown.lanes), [shown.lanes]);
  const maxRows = shown.isLive ? MAX_LIVE_ROWS : MAX_ROWS;
  const { rows, hidden, lanes } = useMemo(
    () => reader.read(shown.output, only, maxRows),
    [reader, shown.output, only, maxRows],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const current = cursor === null ? -1 : findRowAt(rows, cursor);
  const dropped = shown.result?.outputDropped;

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    if (current >= 0) bringIntoView(box, box.querySelector('[aria-selected="true"]'));
    else if (isAtEnd.current) box.scrollTop = box.scrollHeight;
  }, [rows, current]);

  const handleScroll = (): void => {
    const box = scroller.current;
    if (box !== null) isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 24;
  };

  const handleKey = (event: KeyboardEvent): void => {
    const next = findNextRow(event.key, current, rows.length);
    const target = next === null ? undefined : rows[next];
    if (target === undefined) return;
    event.preventDefault();
    if (target.event >= 0) setCursor(target.event);
  };

  const isEmpty = rows.length === 0 && !shown.events.some((event) => event.type === 'picture');
  return (
    <div className="lab-output" role="group" aria-label="Output">
      <OutputHead rows={rows} lanes={lanes} letters={letters} only={only} onOnly={setOnly} />
      <Pictures events={shown.events} letters={letters} cursor={cursor} onCursor={setCursor} />
      <div className="lab-output-scroll" ref={scroller} onScroll={handleScroll}>
        {isEmpty && <p className="lab-empty">{findEmptyText(model)}</p>}
        {hidden > 0 && <p className="lab-hidden">{hidden.toLocaleString('en')} earlier lines</p>}
        {rows.length > 0 && (
          <div
            role="listbox"
            aria-label="Output lines"
            tabIndex={0}
            className="lab-lines"
            aria-activedescendant={current >= 0 ? rowId(model, rows[current]?.number ?? 0) : undefined}
            onKeyDown={handleKey}
          >
            {rows.map((row, index) => (
              <OutputLineRow
                key={row.number}
                id={rowId(model, row.number)}
                row={row}
                letters={letters}
                isCurrent={index === current}
                isAhead={cursor !== null && row.event > cursor}
                onCursor={setCursor}
              />
            ))}
          </div>
        )}
        {dropped !== undefined && dropped.writes > 0 && (
          <p className="lab-hidden">
            {dropped.writes.toLocaleString('en')} more writes (
            {Math.ceil(dropped.bytes / 1024).toLocaleString('en')} kB) are counted, not kept.
          </p>
        )}
      </div>
    </div>
  );
}

function rowId(model: LabModel, number: number): string {
  return `lab-${model.live.scope.replaceAll('/', '-')}-line-${String(number)}`;
}

function findEmptyText({ shown, isLocked }: LabModel): string {
  if (shown.isLive) return 'Nothing printed yet.';
  if (shown.result !== null) return 'The program printed nothing.';
  return isLocked
    ? 'Commit your prediction, then run: the lines appear here.'
    : 'Run the program: its lines appear here.';
}

function findNextRow(key: string, current: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(current + 1, count - 1);
    case 'ArrowUp':
      return current < 0 ? count - 1 : Math.max(current - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** Scrolls this box alone: the page and the panes around it stay where they are. */
function bringIntoView(box: HTMLElement, row: Element | null): void {
  if (row === null) return;
  const inner = row.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top;
  else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom;
}
