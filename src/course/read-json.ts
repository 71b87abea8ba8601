import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { ContentError } from './content-error.ts';
import { findShape } from './find-shape.ts';

/** A folder and how its files are named in messages. */
export interface Place {
  root: string; // absolute path of the content folder's parent
  path: string; // relative to root, with slashes: `content/lessons/04-countdown`
}

export function toPlace(place: Place, name: string): Place {
  return { root: place.root, path: `${place.path}/${name}` };
}

/** Text of a file. @throws ContentError when there is none. */
export function readText(place: Place): string {
  const file = join(place.root, place.path);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  throw new ContentError([{ file: place.path, field: '', expected: 'a file', found: 'nothing' }]);
}

/** A JSON file as its schema sees it. @throws ContentError naming file, field, what was expected and found. */
export function readJson<T>(place: Place, schema: z.ZodType<T>): T {
  const text = readText(place);
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new ContentError([{ file: place.path, field: '', expected: 'JSON', found }]);
  }
  const shape = findShape(schema, input, place.path);
  if (!shape.ok) throw new ContentError(shape.mistakes);
  return shape.value;
}
