import { basename } from 'node:path/posix';

/** The rooms of the house, from the street door down to the cellar: each may use those below it, never those above. */
const ROOMS = [
  ['src/pages', 'src/layouts'],
  ['src/components'],
  ['src/learn', 'src/present'],
  ['src/course'],
  ['src/lab'],
];

/** The same inside the engine, where the files directly in `src/lab` stand on top. */
const ENGINE = ['run', 'explore', 'schedule', 'compile', 'trace'].map((name) => `src/lab/${name}`);

/** Contracts: files of types that may be imported past a room's `index.ts`. */
const CONTRACTS = new Set(['index.ts', 'types.ts', 'event.ts', 'hooks.ts']);

/** Contracts that the room below speaks too: a lab holds questions, a compiled program calls hooks. */
const SHARED = new Set(['src/learn/question.ts', 'src/lab/run/hooks.ts']);

/** What runs labs in Node while the site is built: the front doors lead to workers of a browser. */
const IN_NODE = new Set(['src/lab/node.ts', 'src/lab/run/record-lab.ts']);

/**
 * What is wrong with one file of ours importing another, as a sentence; null when nothing is.
 * @param importer path from the repository's root, with slashes
 * @param imported the same
 */
export function findRoomFault(importer: string, imported: string): string | null {
  return (
    findUpward(importer, imported) ?? findEngineUpward(importer, imported) ?? findBackDoor(importer, imported)
  );
}

function findUpward(importer: string, imported: string): string | null {
  const from = ROOMS.findIndex((rooms) => rooms.some((room) => isIn(room, importer)));
  const to = ROOMS.findIndex((rooms) => rooms.some((room) => isIn(room, imported)));
  if (from === -1 || to === -1 || to >= from || SHARED.has(imported)) return null;
  return `${toRoom(importer)} stands below ${toRoom(imported)} and knows nothing of it (CONTRIBUTING.md, "The house").`;
}

function findEngineUpward(importer: string, imported: string): string | null {
  const from = ENGINE.findIndex((room) => isIn(room, importer));
  if (from === -1 || !isIn('src/lab', imported) || SHARED.has(imported)) return null;
  const to = ENGINE.findIndex((room) => isIn(room, imported));
  const isOnTop = to === -1 && imported.split('/').length === 3;
  if (!isOnTop && (to === -1 || to >= from)) return null;
  return `${ENGINE[from] ?? ''} stands below ${imported} in the engine and knows nothing of it.`;
}

/** Whoever is not in a room of the engine meets it through its `index.ts` or its contracts. */
function findBackDoor(importer: string, imported: string): string | null {
  const room = ENGINE.find((path) => isIn(path, imported));
  const isBound = ROOMS.flat().some((path) => isIn(path, importer));
  if (room === undefined || !isBound || isIn(room, importer) || IN_NODE.has(importer)) return null;
  const isFrontDoor = imported === `${room}/${basename(imported)}` && CONTRACTS.has(basename(imported));
  return isFrontDoor ? null : `Import from ${room}/index.ts: what it does not export is its own business.`;
}

function isIn(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/`);
}

function toRoom(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}
