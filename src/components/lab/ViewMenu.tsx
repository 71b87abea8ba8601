import { useRef } from 'react';
import { exportChrome, exportJsonl } from '../../lab/trace/index.ts';
import type { Trace } from '../../lab/trace/index.ts';
import { isTouchEditing } from './editor/is-touch-editing.ts';
import { saveFile } from './save-file.ts';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
  fontSizePx: number;
  onFontSize: (px: number) => void;
  /** What else belongs into it. */
  children?: React.ReactNode;
}

const SMALLEST_PX = 12;
const LARGEST_PX = 28;

/** Text size, format, shortcuts, one file's reset, and the trace to take away. */
export function ViewMenu({ model, fontSizePx, onFontSize, children }: Props): React.JSX.Element {
  const details = useRef<HTMLDetailsElement>(null);
  const { live, state, shown, activeFile } = model;
  const trace = shown.result?.trace ?? null;
  const name = live.lab.id;
  const close = (): void => {
    if (details.current !== null) details.current.open = false;
  };
  const tellLab = (name: 'lab:format' | 'lab:help'): void => {
    details.current?.closest('.lab-live')?.dispatchEvent(new CustomEvent(name));
  };
  const isFileEdited =
    Object.hasOwn(state.starter, activeFile) && state.starter[activeFile] !== state.files[activeFile];

  const save = (kind: (trace: Trace) => void): void => {
    if (trace !== null) kind(trace);
    close();
  };

  return (
    <details
      className="lab-menu"
      ref={details}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        close();
        details.current?.querySelector('summary')?.focus();
      }}
    >
      <summary className="lab-button">More</summary>
      <div className="lab-menu-list">
        {children}
        <div className="lab-menu-size" role="group" aria-label="Text size">
          <span>Text size</span>
          <button
            type="button"
            className="lab-button"
            aria-label="Smaller text"
            disabled={fontSizePx <= SMALLEST_PX}
            onClick={() => onFontSize(fontSizePx - 1)}
          >
            −
          </button>
          <output>{fontSizePx}</output>
          <button
            type="button"
            className="lab-button"
            aria-label="Larger text"
            disabled={fontSizePx >= LARGEST_PX}
            onClick={() => onFontSize(fontSizePx + 1)}
          >
            +
          </button>
        </div>
        <button
          type="button"
          onClick={() => {
            tellLab('lab:format');
            close();
          }}
        >
          {isTouchEditing() ? 'Indent' : 'Format'} {activeFile}
        </button>
        <button
          type="button"
          onClick={() => {
            close();
            // The focus comes back here from the dialog.
            details.current?.querySelector('summary')?.focus();
            tellLab('lab:help');
          }}
        >
          Keyboard shortcuts
        </button>
        <button
          type="button"
          disabled={!isFileEdited}
          onClick={() => {
            live.session.reset(activeFile);
            close();
          }}
        >
          Reset {activeFile} only
        </button>
        <button
          type="button"
          disabled={trace === null}
          onClick={() =>
            save((each) => saveFile(`${name}.trace.jsonl`, 'application/jsonl', exportJsonl(each)))
          }
        >
          Save trace (JSON lines)
        </button>
        <button
          type="button"
          disabled={trace === null}
          onClick={() =>
            save((each) =>
              saveFile(`${name}.trace.json`, 'application/json', JSON.stringify(exportChrome(each))),
            )
          }
        >
          Save trace (Chrome, Perfetto)
        </button>
      </div>
    </details>
  );
}
