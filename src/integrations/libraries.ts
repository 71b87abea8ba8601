import type { Plugin } from 'vite';
import { bundleLibrary } from '../lab/libraries/bundle-library.ts';
import { readLibraryTypes } from '../lab/libraries/read-library-types.ts';
import { LIBRARIES } from '../lab/libraries/registry.ts';

const INDEX = 'virtual:lab-libraries';
const TEXT = 'virtual:lab-library-text/';
const TYPES = 'virtual:lab-library-types/';

/** Serves the libraries of labs, each text and each set of declarations a file of its own: `virtual:lab-libraries`. */
export function libraries(): Plugin {
  return {
    name: 'lab-libraries',
    resolveId: (id) => ([INDEX, TEXT, TYPES].some((start) => id.startsWith(start)) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith('\0')) return undefined;
      const asked = id.slice(1);
      if (asked === INDEX) return toIndex();
      if (asked.startsWith(TEXT)) {
        const { text, inputs } = bundleLibrary(asked.slice(TEXT.length));
        for (const input of inputs) this.addWatchFile(input);
        return toModule(text);
      }
      return asked.startsWith(TYPES) ? toModule(readLibraryTypes(asked.slice(TYPES.length))) : undefined;
    },
  };
}

function toIndex(): string {
  const entries = LIBRARIES.map(
    ({ name }) =>
      `${JSON.stringify(name)}: { text: () => import(${JSON.stringify(TEXT + name)}), types: () => import(${JSON.stringify(TYPES + name)}) }`,
  );
  return `export const libraries = { ${entries.join(', ')} };`;
}

function toModule(value: unknown): string {
  return `export default ${JSON.stringify(value)};`;
}
