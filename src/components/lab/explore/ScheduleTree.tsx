import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Verdict } from '../../../lab/index.ts';
import type { LabModel } from '../use-lab.ts';
import { countAll } from '../run-state-text.ts';
import { growTree, toRows } from './schedule-tree.ts';
import type { TreeRow } from './schedule-tree.ts';
import { ROW_PX, TreeStrands } from './TreeStrands.tsx';
import { describeRow } from './tree-text.ts';
import { abbreviateOutcome, describeOutcome } from './verdict-text.ts';

interface Props {
  model: LabModel;
  verdict: Verdict;
  /** Letters of threads by number. */
  letters: readonly string[];
  /** The outcome that the learner looks at; its runs stand out. */
  pointed: number | null;
}

/** Explored runs by their choices: a row a run, or several that end alike whatever comes. A row leads to its run. */
export function ScheduleTree({ model, verdict, letters, pointed }: Props): React.JSX.Element {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const root = useMemo(() => growTree(verdict.paths), [verdict]);
  const rows = useMemo(() => toRows(root, opened), [root, opened]);
  const outcomes = useMemo(() => verdict.outcomes.map((outcome) => abbreviateOutcome(outcome)), [verdict]);
  const { control, state } = model;
  const active = Math.min(current, rows.length - 1);

  const goTo = (index: number): void => {
    setCurrent(index);
    list.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[index]?.focus();
  };
  const isRefocused = useRef(false);
  useEffect(() => {
    // A row that opens gives way to others: the focus stays at its place.
    if (!isRefocused.current) return;
    isRefocused.current = false;
    list.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();
  }, [rows]);
  const toggle = (id: string, isOpen: boolean): void => {
    isRefocused.current = true;
    const next = new Set(opened);
    if (isOpen) next.add(id);
    else next.delete(id);
    setOpened(next);
  };
  const watch = (row: TreeRow): void => {
    if (control.isVerdictStale || control.refused !== '') return;
    const seed = state.lastExploration?.request.seed ?? state.settings.seed;
    control.watch({ schedule: row.run, seed }, `run ${row.id}`);
  };

  const handleKey = (event: KeyboardEvent): void => {
    const row = rows[active];
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = findAct(event.key, row, active, rows, { goTo, toggle, watch });
    if (act === null) return;
    event.preventDefault();
    act();
  };

  return (
    <section className="lab-tree" aria-label="Schedules">
      <h4>Schedules</h4>
      <p className="lab-aside">
        {countAll(
          rows.reduce((sum, { count }) => sum + count, 0),
          'run',
        )}{' '}
        by choices, from left to right. Where the outcome is settled, a row stands for all that may follow.
        Pick one to watch it.
      </p>
      <div className="lab-tree-scroll">
        <TreeStrands rows={rows} letters={letters} />
        <div
          role="tree"
          className="lab-tree-rows"
          aria-label="Schedules by choice"
          ref={list}
          onKeyDown={handleKey}
        >
          {rows.map((row, index) => (
            <div
              key={row.id}
              role="treeitem"
              aria-level={row.level + 1}
              aria-expanded={row.canOpen ? false : undefined}
              aria-selected={control.watched === `run ${row.id}`}
              aria-label={describeRow(row, letters, verdict.threads, outcomes[row.outcome] ?? '')}
              tabIndex={index === active ? 0 : -1}
              className="lab-tree-row"
              data-faint={pointed !== null && pointed !== row.outcome}
              style={{ blockSize: ROW_PX }}
              onFocus={() => setCurrent(index)}
              onClick={() => watch(row)}
            >
              <span
                className="lab-badge"
                data-trouble={isTrouble(verdict, row.outcome)}
                title={outcomes[row.outcome]}
              >
                {row.outcome + 1}
              </span>
              <span className="lab-tree-text">{outcomes[row.outcome]}</span>
              {row.canOpen && (
                <button
                  type="button"
                  className="lab-tree-open"
                  tabIndex={-1}
                  aria-hidden="true"
                  onClick={(event) => {
                    event.stopPropagation();
                    toggle(row.id, true);
                  }}
                >
                  ×{row.count}
                </button>
              )}
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}

interface Verbs {
  goTo: (index: number) => void;
  toggle: (id: string, isOpen: boolean) => void;
  watch: (row: TreeRow) => void;
}

/** What a key does on a row: arrows move, right opens, left closes or goes to the row that this one parts from. */
function findAct(
  key: string,
  row: TreeRow,
  index: number,
  rows: readonly TreeRow[],
  { goTo, toggle, watch }: Verbs,
): (() => void) | null {
  switch (key) {
    case 'ArrowDown':
      return () => goTo(Math.min(index + 1, rows.length - 1));
    case 'ArrowUp':
      return () => goTo(Math.max(index - 1, 0));
    case 'Home':
      return () => goTo(0);
    case 'End':
      return () => goTo(rows.length - 1);
    case 'ArrowRight':
      return () => {
        if (row.canOpen) toggle(row.id, true);
      };
    case 'ArrowLeft':
      return () => {
        const { openedAs, parent } = row;
        if (openedAs !== null) {
          goTo(rows.findIndex((each) => each.openedAs === openedAs));
          toggle(openedAs, false);
        } else if (parent >= 0) goTo(parent);
      };
    case 'Enter':
    case ' ':
      return () => watch(row);
    default:
      return null;
  }
}

function isTrouble(verdict: Verdict, outcome: number): boolean {
  const explored = verdict.outcomes[outcome];
  return explored !== undefined && describeOutcome(explored).isTrouble;
}
