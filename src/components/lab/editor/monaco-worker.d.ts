/** The part of Monaco's TypeScript worker that we build on; the package ships no types for it. */
declare module 'monaco-editor/language/typescript/ts.worker' {
  type Request = (...parameters: unknown[]) => Promise<unknown>;

  export class TypeScriptWorker {
    constructor(context: unknown, settings: unknown);
    getScriptFileNames(): string[];
    fileExists(path: string): boolean;
    readFile(path: string): string | undefined;
    getSyntacticDiagnostics: Request;
    getSemanticDiagnostics: Request;
    getSuggestionDiagnostics: Request;
    getCompletionsAtPosition: Request;
    getCompletionEntryDetails: Request;
    getSignatureHelpItems: Request;
    getQuickInfoAtPosition: Request;
    getDocumentHighlights: Request;
    getDefinitionAtPosition: Request;
    getReferencesAtPosition: Request;
    getNavigationTree: Request;
    getRenameInfo: Request;
    findRenameLocations: Request;
    getCodeFixesAtPosition: Request;
    provideInlayHints: Request;
  }

  export function initialize(create: (context: unknown, settings: unknown) => unknown): void;
}
