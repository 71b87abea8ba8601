import { useEffect, useRef, useState } from 'react';
import type { LabEditor } from './editor/lab-editor.ts';
import { useKeyboardInset } from './use-keyboard-inset.ts';
import type { LabModel } from './use-lab.ts';

interface Props {
  editor: LabEditor;
  model: LabModel;
}

/** What an on-screen keyboard hides two taps deep. */
const KEYS: readonly { text: string; name: string }[] = [
  { text: '{', name: 'opening brace' },
  { text: '}', name: 'closing brace' },
  { text: '(', name: 'opening parenthesis' },
  { text: ')', name: 'closing parenthesis' },
  { text: ';', name: 'semicolon' },
  { text: '=>', name: 'arrow' },
  { text: "'", name: 'quote' },
  { text: '`', name: 'backtick' },
];

/** A row of keys above the on-screen keyboard while code is edited, with Undo, Run and the way out. */
export function KeyBar({ editor, model }: Props): React.JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  const [isEditing, setEditing] = useState(false);
  const insetPx = useKeyboardInset();
  useEffect(() => {
    const frame = root.current?.parentElement;
    const enter = (): void => setEditing(true);
    const leave = (event: FocusEvent): void => {
      if (!(event.relatedTarget instanceof Node && frame?.contains(event.relatedTarget))) setEditing(false);
    };
    frame?.addEventListener('focusin', enter);
    frame?.addEventListener('focusout', leave);
    return () => {
      frame?.removeEventListener('focusin', enter);
      frame?.removeEventListener('focusout', leave);
    };
  }, []);

  const close = (): void => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    setEditing(false);
  };
  return (
    <div
      ref={root}
      className="lab-keys"
      role="toolbar"
      aria-label="Keys for code"
      hidden={!isEditing}
      style={{ insetBlockEnd: insetPx }}
      // The caret stays in the text, and with it the keyboard.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div className="lab-keys-row">
        {KEYS.map(({ text, name }) => (
          <button key={text} type="button" aria-label={name} onClick={() => editor.insert(text)}>
            {text}
          </button>
        ))}
        <button type="button" onClick={() => editor.undo()}>
          Undo
        </button>
      </div>
      {!model.isLocked && (
        <button
          type="button"
          onClick={() => {
            close();
            model.run();
          }}
        >
          Run
        </button>
      )}
      <button type="button" onClick={close}>
        Done
      </button>
    </div>
  );
}
