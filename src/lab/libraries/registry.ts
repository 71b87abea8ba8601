/** A package of node_modules that labs may import by its name. */
export interface Library {
  name: string;
  /** Where its declarations begin, inside the package. */
  types: string;
}

/** Every library that labs may import. To add one: install it, name it here, and in `src/course/read-licences.ts`. */
export const LIBRARIES: readonly Library[] = [
  { name: 'comlink', types: 'dist/umd/comlink.d.ts' },
  { name: 'effection', types: 'types/mod.d.ts' },
];

/** Texts of libraries by name: ES modules without imports. */
export type LibraryTexts = Readonly<Record<string, string>>;

/** Declarations of a library by path, below `node_modules/`. */
export type LibraryTypes = Readonly<Record<string, string>>;
