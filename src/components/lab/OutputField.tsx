import { useRef } from 'react';
import type { ClipboardEvent, KeyboardEvent } from 'react';

interface Props {
  /** How many lines are asked for. */
  count: number;
  lines: readonly string[];
  onLines: (lines: string[]) => void;
}

/** The output as the learner writes it: one field a line, nothing corrected, Enter leads on. */
export function OutputField({ count, lines, onLines }: Props): React.JSX.Element {
  const list = useRef<HTMLOListElement>(null);
  const fields = Array.from({ length: count }, (_, index) => lines[index] ?? '');

  const focus = (index: number): void => {
    const inputs = list.current?.querySelectorAll('input');
    const target =
      inputs?.[index] ?? list.current?.closest('form')?.querySelector<HTMLElement>('.lab-commit');
    if (index >= 0) target?.focus();
  };

  const handleKey = (event: KeyboardEvent<HTMLInputElement>, index: number): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const isEmpty = event.currentTarget.value === '';
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      focus(event.key === 'ArrowDown' ? Math.min(index + 1, count - 1) : index + 1);
    } else if (event.key === 'ArrowUp' || (event.key === 'Backspace' && isEmpty)) {
      event.preventDefault();
      focus(index - 1);
    }
  };

  const handlePaste = (event: ClipboardEvent<HTMLInputElement>, index: number): void => {
    const pasted = event.clipboardData
      .getData('text/plain')
      .replace(/\r?\n$/u, '')
      .split(/\r?\n/u);
    if (pasted.length < 2) return;
    event.preventDefault();
    onLines(fields.map((field, at) => pasted[at - index] ?? field));
    focus(Math.min(index + pasted.length, count - 1));
  };

  return (
    <ol className="lab-lines-field" ref={list}>
      {fields.map((value, index) => (
        <li key={index}>
          <input
            type="text"
            aria-label={`Line ${String(index + 1)}`}
            value={value}
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="next"
            data-1p-ignore=""
            onChange={(event) =>
              onLines(fields.map((field, at) => (at === index ? event.target.value : field)))
            }
            onKeyDown={(event) => handleKey(event, index)}
            onPaste={(event) => handlePaste(event, index)}
          />
        </li>
      ))}
    </ol>
  );
}
