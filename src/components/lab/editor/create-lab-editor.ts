import type { SourceFiles } from '../../../lab/index.ts';
import type { EditorEvents, LabEditor } from './lab-editor.ts';
import { createLabModels, findPath } from './lab-models.ts';
import { toLaneDecorations } from './lane-decorations.ts';
import { monaco } from './monaco.ts';
import { followTheme } from './monaco-theme.ts';

const WIDGETS =
  '!suggestWidgetVisible && !findWidgetVisible && !renameInputVisible && !parameterHintsVisible && !inSnippetMode && !markersNavigationVisible && !editorHasMultipleSelections';

/** Makes Monaco in `host` for the files of one lab. Files of other labs on the page are out of its sight. */
export async function createLabEditor(
  host: HTMLElement,
  scope: string,
  files: SourceFiles,
  events: EditorEvents,
): Promise<LabEditor> {
  const stopTheme = followTheme();
  const models = createLabModels(scope, (path, text) => events.onText(path, text));
  models.sync(files);
  await models.share();
  const editor = monaco.editor.create(host, {
    model: null,
    automaticLayout: true,
    minimap: { enabled: false },
    wordWrap: 'on', // the comment that says what to edit is never cut
    wrappingIndent: 'indent',
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-mono'),
    fontLigatures: false,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 8,
    glyphMargin: true,
    folding: false,
    bracketPairColorization: { enabled: false },
    guides: { indentation: false },
    renderFinalNewline: 'on',
    renderLineHighlight: 'none',
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    scrollBeyondLastLine: false,
    // At its end the page scrolls on.
    scrollbar: { alwaysConsumeMouseWheel: false, verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
    padding: { top: 12, bottom: 12 },
    quickSuggestions: { other: true, comments: false, strings: false },
    fixedOverflowWidgets: true,
    stickyScroll: { enabled: false },
    colorDecorators: false,
    inlineSuggest: { enabled: false },
    dropIntoEditor: { enabled: false },
    unicodeHighlight: { ambiguousCharacters: false },
  });
  const decorations = editor.createDecorationsCollection();
  const marked = editor.createDecorationsCollection();
  const standing = editor.createDecorationsCollection();
  // Until a font is there, widths are those of another one.
  document.fonts.ready.then(() => monaco.editor.remeasureFonts(), console.warn);

  function setTabLeaves(leaves: boolean): void {
    editor.updateOptions({ tabFocusMode: leaves });
    events.onTabLeaves(leaves);
  }

  editor.addAction({
    id: 'lab.leave',
    label: 'Let Tab leave the editor',
    keybindings: [monaco.KeyCode.Escape],
    keybindingContext: `editorTextFocus && ${WIDGETS}`,
    run: () => setTabLeaves(true),
  });
  editor.addAction({
    id: 'lab.show-line',
    label: 'Show this line in the timeline',
    contextMenuGroupId: 'navigation',
    keybindings: [monaco.KeyMod.Alt | monaco.KeyCode.KeyT],
    run() {
      const path = findPath(scope, editor.getModel());
      if (path !== null) events.onLine(path, editor.getPosition()?.lineNumber ?? 1);
    },
  });
  editor.onDidBlurEditorWidget(() => setTabLeaves(false));
  editor.onMouseDown(({ target }) => {
    const { GUTTER_LINE_NUMBERS, GUTTER_GLYPH_MARGIN } = monaco.editor.MouseTargetType;
    const path = findPath(scope, editor.getModel());
    if (path === null || target.position === null) return;
    if (target.type === GUTTER_LINE_NUMBERS || target.type === GUTTER_GLYPH_MARGIN)
      events.onLine(path, target.position.lineNumber);
  });
  const opener = monaco.editor.registerEditorOpener({
    openCodeEditor(source, resource, place) {
      const path = source === editor ? findPath(scope, monaco.editor.getModel(resource)) : null;
      if (path === null) return false;
      events.onOpen(path);
      open(path);
      const position =
        place === undefined ? null : 'lineNumber' in place ? place : monaco.Range.getStartPosition(place);
      if (position !== null) reveal(position.lineNumber, position.column);
      return true;
    },
  });

  // Only the window in which somebody is at work speaks: what follows it, or is laid out anew, says nothing.
  let isInUse = false;
  let followed: monaco.Range | null = null;
  for (const type of ['pointerdown', 'keydown', 'wheel', 'touchmove'])
    host.addEventListener(type, () => (isInUse = true), { capture: true, passive: true });
  function tellSelection(): void {
    const file = findPath(scope, editor.getModel());
    const range = editor.getSelection();
    if (!isInUse || file === null || range === null) return;
    marked.clear();
    events.onSelect({
      file,
      from: { line: range.startLineNumber, column: range.startColumn },
      to: { line: range.endLineNumber, column: range.endColumn },
      topLine: editor.getVisibleRanges()[0]?.startLineNumber ?? 1,
    });
  }
  editor.onDidChangeCursorSelection(tellSelection);
  editor.onDidScrollChange(({ scrollTopChanged }) => {
    if (scrollTopChanged) tellSelection();
  });

  const views = new Map<string, monaco.editor.ICodeEditorViewState | null>();
  function open(path: string): void {
    const model = models.find(path);
    const before = findPath(scope, editor.getModel());
    if (model === null || model === editor.getModel()) return;
    if (before !== null) views.set(before, editor.saveViewState());
    editor.setModel(model);
    editor.restoreViewState(views.get(path) ?? null);
    editor.updateOptions({ ariaLabel: `${path}. Escape, then Tab, leaves the editor.` });
  }

  function reveal(lineNumber: number, column: number): void {
    isInUse = true;
    editor.setPosition({ lineNumber, column });
    editor.revealPositionInCenterIfOutsideViewport({ lineNumber, column });
    editor.focus();
  }

  return {
    sync(next) {
      models.sync(next);
      models.share().catch((error: unknown) => console.error('The type checker missed a file.', error));
    },
    open,
    mark: (diagnostics) => models.mark(diagnostics),
    glow(site) {
      // Each window brings it into its own view.
      isInUse = false;
      if (site === null || models.find(site.file) !== editor.getModel()) {
        decorations.clear();
        return;
      }
      decorations.set([
        {
          range: new monaco.Range(site.line, 1, site.line, 1),
          options: { isWholeLine: true, className: 'lab-glow-line', glyphMarginClassName: 'lab-glow-glyph' },
        },
        {
          range: new monaco.Range(site.line, site.column, site.endLine, site.endColumn),
          options: { inlineClassName: 'lab-glow-site' },
        },
      ]);
      editor.revealLineInCenterIfOutsideViewport(site.line);
    },
    stand(marks) {
      const model = editor.getModel();
      const here = marks.filter(({ site }) => site !== null && models.find(site.file) === model);
      if (model === null || here.length === 0) standing.clear();
      else standing.set(toLaneDecorations(model, here));
    },
    goTo(site) {
      open(site.file);
      reveal(site.line, site.column);
    },
    follow({ file, from, to, topLine }) {
      isInUse = false;
      const model = models.find(file);
      if (model === null || model !== editor.getModel()) return;
      const range = new monaco.Range(from.line, from.column, to.line, to.column);
      marked.set([
        {
          range,
          options: { className: range.isEmpty() ? 'lab-their-caret' : 'lab-their-marked' },
        },
      ]);
      const isOther = followed === null || !range.equalsRange(followed);
      followed = range;
      if (editor.getVisibleRanges()[0]?.startLineNumber !== topLine)
        editor.setScrollTop(editor.getTopForLineNumber(topLine), monaco.editor.ScrollType.Immediate);
      if (isOther) editor.revealLineInCenterIfOutsideViewport(to.line, monaco.editor.ScrollType.Immediate);
    },
    setFontSize: (px) => editor.updateOptions({ fontSize: px, lineHeight: Math.round(px * 1.55) }),
    format() {
      isInUse = true;
      editor.focus();
      editor.trigger('lab', 'editor.action.formatDocument', null);
    },
    insert: (text) => editor.trigger('keyboard', 'type', { text }),
    undo: () => editor.trigger('lab', 'undo', null),
    focus: () => editor.focus(),
    dispose() {
      opener.dispose();
      stopTheme();
      editor.dispose();
      models.dispose();
    },
  };
}
