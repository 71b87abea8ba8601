// Monaco's TypeScript worker, narrowed: a request about a file of one lab sees that lab's files only.
import { initialize, TypeScriptWorker } from 'monaco-editor/language/typescript/ts.worker';
import { findScope } from './model-path.ts';

/** Requests of the page; each names a file first. */
const REQUESTS = [
  'getSyntacticDiagnostics',
  'getSemanticDiagnostics',
  'getSuggestionDiagnostics',
  'getCompletionsAtPosition',
  'getCompletionEntryDetails',
  'getSignatureHelpItems',
  'getQuickInfoAtPosition',
  'getDocumentHighlights',
  'getDefinitionAtPosition',
  'getReferencesAtPosition',
  'getNavigationTree',
  'getRenameInfo',
  'findRenameLocations',
  'getCodeFixesAtPosition',
  'provideInlayHints',
] as const;

class ScopedWorker extends TypeScriptWorker {
  /** Folder of the lab that the request at hand is about. */
  scope = '';

  override getScriptFileNames(): string[] {
    return super.getScriptFileNames().filter((name) => this.isInScope(name));
  }

  override fileExists(path: string): boolean {
    return this.isInScope(path) && super.fileExists(path);
  }

  override readFile(path: string): string | undefined {
    return this.isInScope(path) ? super.readFile(path) : undefined;
  }

  isInScope(path: string): boolean {
    const scope = findScope(path);
    return scope === null || scope === this.scope;
  }
}

self.onmessage = () => {
  initialize((context, settings) => {
    const worker = new ScopedWorker(context, settings);
    for (const name of REQUESTS) {
      const request = worker[name].bind(worker);
      worker[name] = (...parameters) => {
        // The language service is asked within this very call, so requests cannot mix their scopes.
        worker.scope = findScope(String(parameters[0])) ?? '';
        return request(...parameters);
      };
    }
    return worker;
  });
};
