// Must be imported in a browser only, and lazily: it is large, and it makes workers.
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import 'monaco-editor/languages/definitions/typescript/register';
import {
  ModuleKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register';
import labTypes from '../../../lab/prelude/lab.d.ts?raw';
import LanguageServiceWorker from './language-service.worker.ts?worker';
import './monaco-features.ts';

/** Address of the module `lab`'s declarations. */
export const LAB_TYPES = 'file:///lab.d.ts';

/** TypeScript's numbers for what Monaco's own enums leave out. */
const BUNDLER = 100;
const FORCE = 3;

self.MonacoEnvironment = {
  getWorker: (_id, label) => (label === 'typescript' ? new LanguageServiceWorker() : new EditorWorker()),
};

// The same options as those that check the labs at build time (src/cli/check-lab-types.ts).
typescriptDefaults.setCompilerOptions({
  target: ScriptTarget.ESNext,
  module: ModuleKind.ESNext,
  moduleResolution: BUNDLER as number,
  moduleDetection: FORCE,
  lib: ['esnext', 'webworker'],
  types: [],
  strict: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
});
typescriptDefaults.addExtraLib(labTypes, LAB_TYPES);
typescriptDefaults.setEagerModelSync(true);
typescriptDefaults.setDiagnosticsOptions({ noSuggestionDiagnostics: true });

export { monaco };
