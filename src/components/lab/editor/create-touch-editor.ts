import { closeBrackets, closeBracketsKeymap, insertBracket } from '@codemirror/autocomplete';
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  indentMore,
  isolateHistory,
  undo,
} from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentRange, indentUnit } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import type { Diagnostic as LintMark } from '@codemirror/lint';
import { Annotation, EditorState, Transaction } from '@codemirror/state';
import type { Extension, TransactionSpec } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import type { Diagnostic, SourceFiles } from '../../../lab/index.ts';
import { findChange } from './find-change.ts';
import type { EditorEvents, LabEditor } from './lab-editor.ts';
import { markField, setMarks, toOffset } from './touch-marks.ts';
import type { TouchMarks } from './touch-marks.ts';
import { createTouchTheme } from './touch-theme.ts';

/** On changes that `sync` brings, not the learner. */
const brought = Annotation.define<boolean>();

/** Makes CodeMirror in `host` for the files of one lab: small, and at home under a thumb. */
export function createTouchEditor(
  host: HTMLElement,
  _scope: string,
  files: SourceFiles,
  events: EditorEvents,
): LabEditor {
  const states = new Map<string, EditorState>();
  let openPath = '';
  let tabLeaves = false;
  let diagnostics: readonly Diagnostic[] = [];
  let marks: TouchMarks = { glow: null, standings: [], followed: null };
  const view = new EditorView({ parent: host });

  function setTabLeaves(leaves: boolean): void {
    if (tabLeaves === leaves) return;
    tabLeaves = leaves;
    events.onTabLeaves(leaves);
  }

  /** Makes a change in a file, on show or not. */
  function change(path: string, spec: TransactionSpec): void {
    if (path === openPath) view.dispatch(spec);
    else {
      const state = states.get(path);
      if (state !== undefined) states.set(path, state.update(spec).state);
    }
  }

  function tellSelection(): void {
    const { main } = view.state.selection;
    const toPlace = (at: number): { line: number; column: number } => {
      const line = view.state.doc.lineAt(at);
      return { line: line.number, column: at - line.from + 1 };
    };
    const topLine = view.state.doc.lineAt(view.lineBlockAtHeight(view.scrollDOM.scrollTop).from).number;
    events.onSelect({ file: openPath, from: toPlace(main.from), to: toPlace(main.to), topLine });
  }

  function createExtensions(path: string): Extension {
    const listen = EditorView.updateListener.of((update) => {
      const isOwn = !update.transactions.some((each) => each.annotation(brought) === true);
      if (update.docChanged && isOwn) {
        forgetDiagnostics(path);
        events.onText(path, update.state.doc.toString());
      }
      if (update.selectionSet && view.hasFocus) tellSelection();
    });
    const lines = lineNumbers({
      domEventHandlers: {
        mousedown(_view, block) {
          events.onLine(path, view.state.doc.lineAt(block.from).number);
          return true;
        },
      },
    });
    return [
      lines,
      lintGutter(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      indentUnit.of('  '),
      EditorState.tabSize.of(2),
      EditorView.lineWrapping,
      javascript({ typescript: true }),
      markField,
      createTouchTheme(),
      EditorView.contentAttributes.of({
        'aria-label': `${path}. Escape, then Tab, leaves the editor.`,
        autocapitalize: 'off',
        autocorrect: 'off',
        autocomplete: 'off',
        spellcheck: 'false',
        writingsuggestions: 'false',
      }),
      EditorView.domEventHandlers({ blur: () => setTabLeaves(false) }),
      keymap.of([
        {
          key: 'Escape',
          run() {
            setTabLeaves(true);
            return true;
          },
        },
        {
          key: 'Tab',
          run: (target) => !tabLeaves && indentMore(target),
          shift: (target) => !tabLeaves && indentLess(target),
        },
        {
          key: 'Alt-t',
          run(target) {
            events.onLine(path, target.state.doc.lineAt(target.state.selection.main.head).number);
            return true;
          },
        },
        ...closeBracketsKeymap,
        ...defaultKeymap,
        ...historyKeymap,
      ]),
      listen,
    ];
  }

  function drawMarks(): void {
    const isHere = (site: { file: string } | null): boolean => site?.file === openPath;
    const value: TouchMarks = {
      glow: isHere(marks.glow) ? marks.glow : null,
      standings: marks.standings.filter(({ site }) => isHere(site)),
      followed: isHere(marks.followed) ? marks.followed : null,
    };
    view.dispatch({ effects: setMarks.of(value) });
  }

  function drawDiagnostics(): void {
    const own = diagnostics.filter((each) => each.file === openPath);
    view.dispatch(
      setDiagnostics(
        view.state,
        own.map((each) => toLintMark(view.state, each)),
      ),
    );
  }

  /** What the last run said of a file holds no more once its text is another. */
  function forgetDiagnostics(path: string): void {
    if (!diagnostics.some(({ file }) => file === path)) return;
    diagnostics = diagnostics.filter(({ file }) => file !== path);
    drawDiagnostics();
  }

  /** Scrolls to a line unless it is in view. */
  function reveal(at: number, y: 'center' | 'nearest'): void {
    view.dispatch({ effects: EditorView.scrollIntoView(at, { y }) });
  }

  function open(path: string): void {
    const state = states.get(path);
    if (path === openPath || state === undefined) return;
    if (states.has(openPath)) states.set(openPath, view.state);
    openPath = path;
    view.setState(state);
    drawMarks();
    drawDiagnostics();
  }

  function sync(next: SourceFiles): void {
    for (const path of [...states.keys()]) if (!Object.hasOwn(next, path)) states.delete(path);
    for (const [path, text] of Object.entries(next)) {
      const state = path === openPath ? view.state : states.get(path);
      if (state === undefined) {
        states.set(path, EditorState.create({ doc: text, extensions: createExtensions(path) }));
        continue;
      }
      const before = state.doc.toString();
      if (before === text) continue;
      const { start, end, fresh } = findChange(before, text);
      // An edit of its own, so that a reset can be undone.
      change(path, {
        changes: { from: start, to: end, insert: fresh },
        annotations: [brought.of(true), Transaction.userEvent.of('sync')],
      });
    }
    const [first] = Object.keys(next);
    if (openPath !== '' && !states.has(openPath) && first !== undefined) open(first);
  }

  sync(files);
  return {
    sync,
    open,
    mark(next) {
      diagnostics = next;
      drawDiagnostics();
    },
    glow(site) {
      marks = { ...marks, glow: site };
      drawMarks();
      if (site?.file === openPath && !view.hasFocus) reveal(toOffset(view.state, site.line, 1), 'nearest');
    },
    stand(standings) {
      marks = { ...marks, standings };
      drawMarks();
    },
    goTo(site) {
      open(site.file);
      const at = toOffset(view.state, site.line, site.column);
      view.dispatch({ selection: { anchor: at } });
      reveal(at, 'center');
      view.focus();
    },
    follow(selection) {
      marks = { ...marks, followed: selection };
      drawMarks();
      if (selection.file === openPath) reveal(toOffset(view.state, selection.to.line, 1), 'nearest');
    },
    setFontSize(px) {
      host.style.setProperty('--touch-editor-px', `${String(px)}px`);
      view.requestMeasure();
    },
    format() {
      const changes = indentRange(view.state, 0, view.state.doc.length);
      view.dispatch({ changes, userEvent: 'indent' });
    },
    insert(text) {
      // As typed: a bracket brings its partner, or steps over it. One key, one step to undo.
      const typed = insertBracket(view.state, text) ?? view.state.replaceSelection(text);
      view.dispatch(typed, { annotations: isolateHistory.of('full'), scrollIntoView: true });
    },
    undo: () => void undo(view),
    focus: () => view.focus(),
    dispose: () => view.destroy(),
  };
}

function toLintMark(state: EditorState, { line, column, length, severity, message }: Diagnostic): LintMark {
  const from = toOffset(state, line, column);
  return { from, to: Math.min(state.doc.length, from + Math.max(1, length)), severity, message };
}
