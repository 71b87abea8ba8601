import { useEffect, useId, useRef } from 'react';

interface Props {
  onClose: () => void;
}

interface Shortcut {
  keys: readonly string[];
  does: string;
}

const GROUPS: readonly { title: string; shortcuts: readonly Shortcut[] }[] = [
  {
    title: 'Anywhere in the lab',
    shortcuts: [
      { keys: ['Ctrl Enter', '⌘ Enter'], does: 'Run, or commit a quiz answer' },
      { keys: ['?'], does: 'Show these shortcuts' },
    ],
  },
  {
    title: 'In the editor',
    shortcuts: [
      { keys: ['Esc, then Tab'], does: 'Leave the editor' },
      { keys: ['Alt T'], does: 'Show this line in the timeline' },
      { keys: ['Ctrl Z', '⌘ Z'], does: 'Undo' },
    ],
  },
  {
    title: 'On the timeline',
    shortcuts: [
      { keys: ['Space'], does: 'Play and pause' },
      { keys: ['←', '→'], does: 'One event back or on; with Shift in the same lane' },
      { keys: ['↑', '↓'], does: 'Choose a lane' },
      { keys: ['Home', 'End'], does: 'First and last event' },
      { keys: ['+', '−', '0'], does: 'Zoom in, out, or show the whole run' },
    ],
  },
  {
    title: 'In the scheduler’s seat',
    shortcuts: [
      { keys: ['1', '…', '9'], does: 'Take this choice' },
      { keys: ['U', 'Shift U'], does: 'Undo and redo a choice' },
      { keys: ['R'], does: 'Start over' },
      { keys: ['L'], does: 'Let it run' },
    ],
  },
];

/** Every key that a lab knows, over the page until it is closed. */
export function ShortcutsHelp({ onClose }: Props): React.JSX.Element {
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="lab-shortcuts" aria-labelledby={title} onClose={onClose}>
      <h3 id={title}>Keys in a lab</h3>
      {GROUPS.map(({ title, shortcuts }) => (
        <section key={title}>
          <h4>{title}</h4>
          <dl>
            {shortcuts.map(({ keys, does }) => (
              <div key={does}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <form method="dialog">
        <button type="submit" className="lab-button">
          Close
        </button>
      </form>
    </dialog>
  );
}
