import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';

interface Props {
  /** All lines, shuffled. */
  pool: readonly string[];
  /** Those put in order so far. */
  lines: readonly string[];
  onLines: (lines: string[]) => void;
}

/** Lines to put in order: press them one after the other; arrows move one, and a press puts it back. */
export function OrderField({ pool, lines, onLines }: Props): React.JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const rest = findRest(pool, lines);

  const focus = (selector: string): void => {
    requestAnimationFrame(() => {
      const place =
        root.current?.querySelector<HTMLElement>(selector) ??
        root.current?.closest('form')?.querySelector<HTMLElement>('input, .lab-commit');
      place?.focus();
    });
  };
  const add = (line: string): void => {
    onLines([...lines, line]);
    setSaid(`${line} is line ${String(lines.length + 1)}.`);
    focus('.lab-order-rest button');
  };
  const putBack = (index: number): void => {
    onLines(lines.filter((_, at) => at !== index));
    setSaid(`${lines[index] ?? ''} is put back.`);
    focus(lines.length > 1 ? `[data-place="${String(Math.max(0, index - 1))}"]` : '.lab-order-rest button');
  };
  const move = (index: number, by: number): void => {
    const to = index + by;
    const line = lines[index];
    if (line === undefined || to < 0 || to >= lines.length) return;
    const others = lines.filter((_, at) => at !== index);
    onLines([...others.slice(0, to), line, ...others.slice(to)]);
    setSaid(`${line} is line ${String(to + 1)}.`);
    focus(`[data-place="${String(to)}"]`);
  };
  const handleKey = (event: KeyboardEvent, index: number): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by !== 0) move(index, by);
    else if (event.key === 'Backspace' || event.key === 'Delete') putBack(index);
    else return;
    event.preventDefault();
  };

  return (
    <div className="lab-order" ref={root}>
      <ol aria-label="Your order">
        {lines.map((line, index) => (
          <li key={`${String(index)} ${line}`}>
            <button
              type="button"
              className="lab-order-line"
              data-place={index}
              aria-label={`Line ${String(index + 1)}: ${line}. Press to put it back, arrow keys move it`}
              onClick={() => putBack(index)}
              onKeyDown={(event) => handleKey(event, index)}
            >
              {line}
            </button>
            <MoveButton line={line} name="up" isOff={index === 0} onMove={() => move(index, -1)} />
            <MoveButton
              line={line}
              name="down"
              isOff={index === lines.length - 1}
              onMove={() => move(index, 1)}
            />
          </li>
        ))}
      </ol>
      {rest.length > 0 && (
        <>
          <p className="lab-aside">
            {lines.length === 0 ? 'Press the line that comes first.' : 'Press the line that comes next.'}
          </p>
          <div className="lab-order-rest" role="group" aria-label="Lines left">
            {rest.map((line, index) => (
              <button
                key={`${String(index)} ${line}`}
                type="button"
                className="lab-order-line"
                onClick={() => add(line)}
              >
                {line}
              </button>
            ))}
          </div>
        </>
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}

interface MoveProps {
  line: string;
  name: 'up' | 'down';
  isOff: boolean;
  onMove: () => void;
}

function MoveButton({ line, name, isOff, onMove }: MoveProps): React.JSX.Element {
  return (
    <button
      type="button"
      className="lab-order-move"
      disabled={isOff}
      aria-label={`Move ${line} ${name}`}
      onClick={onMove}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={name === 'up' ? 'M3 10l5-5 5 5' : 'M3 6l5 5 5-5'} />
      </svg>
    </button>
  );
}

/** The lines of the pool that are not yet in order; equal lines count one by one. */
function findRest(pool: readonly string[], lines: readonly string[]): string[] {
  const taken = [...lines];
  return pool.filter((line) => {
    const at = taken.indexOf(line);
    if (at < 0) return true;
    taken.splice(at, 1);
    return false;
  });
}
