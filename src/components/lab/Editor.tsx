import { useEffect, useRef, useState } from 'react';
import { findLaneLetters } from '../../lab/trace/index.ts';
import type { LabEditor } from './editor/lab-editor.ts';
import { isTouchEditing } from './editor/is-touch-editing.ts';
import { KeyBar } from './KeyBar.tsx';
import { findEventOnLine } from './source-cursor.ts';
import { StillCode } from './StillCode.tsx';
import { useCanvasScale } from './use-canvas-scale.ts';
import type { LabModel } from './use-lab.ts';

interface Props {
  model: LabModel;
  panelId: string;
  fontSizePx: number;
}

/** The editor of the lab's files; the page's own highlighted code stands in until it is there. */
export function Editor({ model, panelId, fontSizePx }: Props): React.JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<LabEditor | null>(null);
  const [tabLeaves, setTabLeaves] = useState(false);
  const [fault, setFault] = useState('');
  // Chosen once: the text is the session's, but what can be undone is the editor's.
  const [isTouch] = useState(isTouchEditing);
  const latest = useRef(model);
  useEffect(() => {
    latest.current = model;
  });
  const pxScale = useCanvasScale(model.live.mirror !== null);
  const { live, state, activeFile, glow, wanted, control, shown } = model;
  const { standings } = control;
  const { lanes } = shown;

  useEffect(() => {
    let made: LabEditor | null = null;
    const gone = { is: false };
    const isGone = (): boolean => gone.is;
    async function make(): Promise<void> {
      const createEditor = isTouch
        ? (await import('./editor/create-touch-editor.ts')).createTouchEditor
        : (await import('./editor/create-lab-editor.ts')).createLabEditor;
      if (isGone() || host.current === null) return;
      const { session, scope, mirror } = latest.current.live;
      const ready = await createEditor(host.current, scope, session.getState().files, {
        onText: (path, text) => session.setFile(path, text),
        onOpen: (path) => latest.current.openFile(path),
        onLine: (path, line) => showLine(latest.current, path, line),
        onTabLeaves: setTabLeaves,
        onSelect: (selection) => mirror?.select(selection),
      });
      if (isGone()) {
        ready.dispose();
        return;
      }
      made = ready;
      setEditor(made);
    }
    make().catch((error: unknown) => {
      console.error('The editor could not be made.', error);
      setFault('The editor could not be loaded. Reload the page to edit; running works as before.');
    });
    return () => {
      gone.is = true;
      made?.dispose();
      setEditor(null);
    };
  }, [isTouch]);

  useEffect(() => {
    const lab = host.current?.closest('.lab-live');
    const format = (): void => editor?.format();
    lab?.addEventListener('lab:format', format);
    return () => lab?.removeEventListener('lab:format', format);
  }, [editor]);

  useEffect(() => editor?.sync(state.files), [editor, state.files]);
  useEffect(() => editor?.open(activeFile), [editor, activeFile]);
  useEffect(() => editor?.mark(state.diagnostics), [editor, state.diagnostics]);
  useEffect(() => editor?.glow(glow), [editor, glow, activeFile]);
  useEffect(() => {
    const letters = findLaneLetters(lanes);
    editor?.stand(standings.map((each) => ({ ...each, letter: letters[each.lane] ?? '' })));
  }, [editor, standings, lanes, activeFile]);
  useEffect(() => editor?.setFontSize(fontSizePx * pxScale), [editor, fontSizePx, pxScale]);
  useEffect(
    () => live.mirror?.subscribe({ onSelection: (selection) => editor?.follow(selection) }),
    [live.mirror, editor],
  );
  useEffect(() => {
    if (wanted !== null) editor?.goTo(wanted);
  }, [editor, wanted]);

  return (
    <div className="lab-editor-frame" id={panelId} role="tabpanel" aria-label={activeFile}>
      {editor === null && <StillCode live={live} path={activeFile} text={state.files[activeFile] ?? ''} />}
      <div className="lab-editor" ref={host} tabIndex={-1} onFocus={(event) => handOver(event, editor)} />
      <p className="lab-editor-foot" data-fault={fault !== ''} aria-live="polite">
        {fault !== '' ? fault : tabLeaves ? 'Tab now leaves the editor' : <>Esc then Tab leaves the editor</>}
      </p>
      {isTouch && editor !== null && <KeyBar editor={editor} model={model} />}
    </div>
  );
}

/** Focus on the frame goes on to the text. */
function handOver(event: React.FocusEvent<HTMLDivElement>, editor: LabEditor | null): void {
  if (event.target === event.currentTarget) editor?.focus();
}

function showLine({ shown, cursor, setCursor }: LabModel, path: string, line: number): void {
  const event = findEventOnLine(shown.events, path, line, cursor);
  if (event !== null) setCursor(event);
}
