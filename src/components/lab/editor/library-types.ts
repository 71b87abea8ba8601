import { typescriptDefaults } from 'monaco-editor/languages/features/typescript/register';
import { findLibraries, loadLibraryTypes } from '../../../lab/index.ts';
import type { SourceFiles } from '../../../lab/index.ts';

const asked = new Set<string>();

/** Tells the editor the types of libraries that these files import, once they are fetched; each is fetched once a page. */
export function addLibraryTypes(files: SourceFiles): void {
  for (const name of findLibraries(files)) {
    if (asked.has(name)) continue;
    asked.add(name);
    loadLibraryTypes(name).then(
      (types) => {
        for (const [path, text] of Object.entries(types))
          typescriptDefaults.addExtraLib(text, `file:///node_modules/${path}`);
      },
      (error: unknown) => {
        asked.delete(name); // the next change asks again
        console.error('Types are missing in the editor:', error);
      },
    );
  }
}
