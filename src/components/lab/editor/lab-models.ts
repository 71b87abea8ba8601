import type { Diagnostic, SourceFiles } from '../../../lab/index.ts';
import { addLibraryTypes } from './library-types.ts';
import { findChange } from './find-change.ts';
import { toFilePath, toModelPath } from './model-path.ts';
import { getTypeScriptWorker, monaco } from './monaco.ts';

/** The texts of one lab's files as the editor holds them. */
export interface LabModels {
  /** Makes the models say what the files say; undo history is kept where the text is the same. */
  sync(files: SourceFiles): void;
  /** Resolves when the type checker knows of every file; one that it does not know of cannot be imported. */
  share(): Promise<void>;
  find(path: string): monaco.editor.ITextModel | null;
  /** Underlines what the compiler said; a file's marks go when it is edited. */
  mark(diagnostics: readonly Diagnostic[]): void;
  dispose(): void;
}

const OWNER = 'compile';

/** Keeps models for the files of one lab. `onText` hears what the learner types, not what `sync` brings. */
export function createLabModels(scope: string, onText: (path: string, text: string) => void): LabModels {
  const models = new Map<string, { model: monaco.editor.ITextModel; stop: monaco.IDisposable }>();
  let isSyncing = false;

  function add(path: string, text: string): void {
    const model = monaco.editor.createModel(text, 'typescript', monaco.Uri.parse(toModelPath(scope, path)));
    model.updateOptions({
      tabSize: 2,
      insertSpaces: true,
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    const stop = model.onDidChangeContent(() => {
      monaco.editor.setModelMarkers(model, OWNER, []);
      if (isSyncing) return;
      onText(path, model.getValue());
      addLibraryTypes({ [path]: model.getValue() });
    });
    models.set(path, { model, stop });
  }

  function remove(path: string): void {
    const known = models.get(path);
    known?.stop.dispose();
    known?.model.dispose();
    models.delete(path);
  }

  return {
    sync(files) {
      addLibraryTypes(files);
      isSyncing = true;
      for (const path of [...models.keys()]) if (!Object.hasOwn(files, path)) remove(path);
      for (const [path, text] of Object.entries(files)) {
        const model = models.get(path)?.model;
        if (model === undefined) add(path, text);
        else if (model.getValue() !== text)
          // An edit, not a new value: the learner can undo a reset.
          model.pushEditOperations([], [toEdit(model, text)], () => null);
      }
      isSyncing = false;
    },
    async share() {
      const addresses = [...models.values()].map(({ model }) => model.uri);
      const findWorker = await getTypeScriptWorker().catch(() => null);
      // Not started yet: it takes all files there are when it does.
      await findWorker?.(...addresses);
    },
    find: (path) => models.get(path)?.model ?? null,
    mark(diagnostics) {
      for (const [path, { model }] of models) {
        const own = diagnostics.filter((diagnostic) => diagnostic.file === path);
        monaco.editor.setModelMarkers(model, OWNER, own.map(toMarker));
      }
    },
    dispose() {
      for (const path of [...models.keys()]) remove(path);
    },
  };
}

/** The smallest edit that makes a model say this: carets and what is marked elsewhere stay where they are. */
function toEdit(model: monaco.editor.ITextModel, text: string): monaco.editor.IIdentifiedSingleEditOperation {
  const { start, end, fresh } = findChange(model.getValue(), text);
  const range = monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
  return { range, text: fresh };
}

/** The file of this lab that a model holds; null for a library's. */
export function findPath(scope: string, model: monaco.editor.ITextModel | null): string | null {
  return model === null ? null : toFilePath(scope, model.uri.toString(true));
}

function toMarker({ severity, message, line, column, length }: Diagnostic): monaco.editor.IMarkerData {
  return {
    severity: severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
    message,
    startLineNumber: line,
    startColumn: column,
    endLineNumber: line,
    endColumn: column + Math.max(1, length),
  };
}
