import type { libraries } from 'virtual:lab-libraries';
import type { LibraryTypes } from './registry.ts';

/**
 * A library's text, fetched from the site when first asked for.
 * @throws Error in plain words when it cannot be fetched
 */
export async function loadLibrary(name: string): Promise<string> {
  const { default: text } = await load(name, 'text');
  return text;
}

/** A library's declarations for the editor, by path below `node_modules/`. @throws Error as above */
export async function loadLibraryTypes(name: string): Promise<LibraryTypes> {
  const { default: types } = await load(name, 'types');
  return types;
}

type Served = (typeof libraries)[string];

async function load<K extends keyof Served>(name: string, what: K): Promise<Awaited<ReturnType<Served[K]>>> {
  try {
    // Only pages have it; Node bundles libraries itself.
    const served = await import('virtual:lab-libraries');
    const library = served.libraries[name];
    if (library === undefined) throw new Error('the site does not serve it');
    return (await library[what]()) as Awaited<ReturnType<Served[K]>>;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`the library '${name}' could not be fetched (${reason})`, { cause: error });
  }
}
