// Must be imported in a browser only, and lazily: it is large, and it makes workers.
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import 'monaco-editor/languages/definitions/typescript/register';
import {
  getTypeScriptWorker,
  ModuleKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register';
import labTypes from '../../../lab/prelude/lab.d.ts?raw';
import LanguageServiceWorker from './language-service.worker.ts?worker';
import './monaco-features.ts';

/** Address of the module `lab`'s declarations. */
export const LAB_TYPES = 'file:///lab.d.ts';

self.MonacoEnvironment = {
  getWorker: (_id, label) => (label === 'typescript' ? new LanguageServiceWorker() : new EditorWorker()),
};

// Monaco passes on what its own enums do not know.
const NEWER: Record<string, number> = { moduleResolution: 100 /* bundler */, moduleDetection: 3 /* force */ };

// The same options as those that check the labs at build time (src/cli/check-lab-types.ts).
typescriptDefaults.setCompilerOptions({
  ...NEWER,
  target: ScriptTarget.ESNext,
  module: ModuleKind.ESNext,
  lib: ['lib.esnext.d.ts', 'lib.webworker.d.ts'],
  types: [],
  strict: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
});
typescriptDefaults.addExtraLib(labTypes, LAB_TYPES);
typescriptDefaults.setEagerModelSync(true);
// A file is checked anew whenever it comes into view: another one may have changed under it.
typescriptDefaults.setDiagnosticsOptions({ noSuggestionDiagnostics: true, onlyVisible: true });

export { getTypeScriptWorker, monaco };
